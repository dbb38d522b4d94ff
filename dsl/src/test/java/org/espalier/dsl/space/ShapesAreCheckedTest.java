package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.List;
import java.util.Set;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.space.part.CandidateOperation;
import org.junit.jupiter.api.Test;

class ShapesAreCheckedTest {
  private static final CandidateOperation WIDE =
      operation("wide", site -> site.add("conv", Convolution.same(32, 3, 1)));
  private static final CandidateOperation GROUPED =
      operation(
          "grouped",
          site ->
              site.chain(
                  List.of(new Convolution(6, Convolution.same(6, 1, 1).window(), 3, false))));

  @Test
  void aCandidateThatYieldsTheWrongShapeIsNamedWithItsPlace() {
    assertThatThrownBy(
            () ->
                network(image(3, 8, 8))
                    .stem(conv(3, 16))
                    .repeat(2, cell().nodes(3).edge(ops(SKIP, CONV_3X3, WIDE)))
                    .classes(2))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("At 'cell.0/edge.")
        .hasMessageContaining("operation(\"wide\") yields 32x8x8 from 16x8x8, but 16x8x8 is needed")
        .hasMessageContaining("site.channels()");
  }

  @Test
  void aCandidateThatCannotReadItsInputIsNamedWithItsPlace() {
    assertThatThrownBy(
            () ->
                network(image(3, 8, 8))
                    .stem(conv(3, 16))
                    .stage(stage().choose(ops(SKIP, GROUPED)).channels(6).each(2))
                    .classes(2))
        .hasMessageContaining("stage.1/layer.1/grouped/")
        .hasMessageContaining("needs channels that are a multiple of 3, but got 16x8x8");
  }

  @Test
  void everyOptionIsBuiltInFewNetworks() {
    Domain three = new Domain(List.of("a", "b", "c"));
    Decisions decisions =
        Decisions.of(
            List.of(
                Decision.of("top", three),
                Decision.of("inner", three).when(new Condition("top", Set.of(2))),
                Decision.of("innermost", three).when(new Condition("inner", Set.of(1))),
                Decision.of("free", three)));
    List<int[]> all = Coverage.of(decisions);
    for (int position = 0; position < 4; position++) {
      for (int option = 0; option < 3; option++) {
        int at = position;
        int wanted = option;
        assertThat(all).anyMatch(choices -> decisions.asked(at, choices) && choices[at] == wanted);
      }
    }
    assertThat(all).hasSizeLessThan(10);
  }
}
