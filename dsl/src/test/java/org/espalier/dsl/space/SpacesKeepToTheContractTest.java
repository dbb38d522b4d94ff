package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.architecture.SearchSpaceConformance;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpacesKeepToTheContractTest {
  @Nested
  class SharedStages extends SearchSpaceConformance {
    SharedStages() {
      super(
          network(image(3, 32, 32))
              .stem(conv(3, 8).stride(2).activation(RELU6))
              .stage(stage().mbconv(kernel(3, 5, 7), expand(3, 6)).channels(16).repeat(1, 2, 3))
              .stage(
                  stage()
                      .mbconv(kernel(3, 5), expand(1, 6))
                      .channels(24)
                      .stride(2)
                      .squeezeExcite(0.25))
              .head(64)
              .classes(10));
    }
  }

  @Nested
  class StagesOfFreeLayers extends SearchSpaceConformance {
    StagesOfFreeLayers() {
      super(
          network(image(3, 32, 32))
              .stem(conv(3, 8))
              .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(16).each(2, 4))
              .stage(stage().choose(ops(SKIP, CONV_3X3, MAX_POOL_3X3)).channels(16).each(2))
              .classes(10));
    }
  }

  @Nested
  class EveryEdgeADecision extends SearchSpaceConformance {
    EveryEdgeADecision() {
      super(everyEdge());
    }

    private static SearchSpace everyEdge() {
      TwoInputCell cell =
          cell("normal").inputs(2).nodes(3).everyEdge(ops(NONE, SKIP_CONNECT, SEP_CONV_5X5));
      Sizes sizes = sizes("darts").channels(4).layers(3);
      return GenotypeNetwork.around(sizes, cell, cell.named("reduce"));
    }

    @Test
    void edgesThatAGenotypeDoesNotNameCarryNothing() {
      Architecture read =
          everyEdge()
              .parse(
                  "Genotype(normal=[[('sep_conv_5x5', 0), ('skip_connect', 1)], [('none', 0)],"
                      + " [('skip_connect', 3)]], reduce=[('none', 0), ('none', 1), ('none', 0),"
                      + " ('none', 1), ('sep_conv_5x5', 0), ('skip_connect', 1)])");
      assertThat(read.choice("normal/edge.0-2")).isEqualTo(2);
      assertThat(read.choice("normal/edge.3-4")).isEqualTo(1);
      assertThat(read.choice("normal/edge.2-4")).isZero();
      assertThat(read.toString())
          .contains("[('none', 0), ('none', 1), ('none', 2), ('skip_connect', 3)]");
      assertThat(everyEdge().toString()).contains(".nodes(3).everyEdge(ops(NONE, SKIP_CONNECT,");
    }

    @Test
    void theSupernetsChoicesAreTheDecisions() {
      Graph supernet = everyEdge().supernet();
      everyEdge()
          .decisions()
          .all()
          .forEach(
              decision ->
                  assertThat(supernet.named("architecture/" + decision.label()).operation())
                      .isEqualTo(new MixingWeights(decision.domain().choices())));
    }

    @Test
    void anEdgeCarriesOneOperation() {
      assertThatThrownBy(
              () ->
                  everyEdge()
                      .parse(
                          "Genotype(normal=[('skip_connect', 0), ('sep_conv_5x5', 0), ('none', 0),"
                              + " ('none', 1), ('none', 0), ('none', 1)], reduce=[('none', 0),"
                              + " ('none', 1), ('none', 0), ('none', 1), ('none', 0), ('none',"
                              + " 1)])"))
          .hasMessageContaining("reads 0 twice, but in this space an edge carries one operation");
    }
  }

  @Nested
  class TwoCells extends SearchSpaceConformance {
    TwoCells() {
      super(
          network(image(1, 16, 16))
              .stem(conv(3, 4))
              .repeat(2, cell("first").edge(ops(SKIP, SEP_CONV_3X3, DIL_CONV_5X5)))
              .reduce()
              .repeat(2, cell("second").nodes(3).edge(ops(NONE, SKIP, CONV_5X5)))
              .classes(5));
    }
  }
}
