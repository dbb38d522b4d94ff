package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.function.ToDoubleFunction;
import org.espalier.dsl.graph.Graph;
import org.junit.jupiter.api.Test;

class ExtremesTest {
  @Test
  void theyAreThoseOfTheWholeEnumeration() {
    SearchSpace cells = nasBench201(sizes("nb201").channels(4).layers(1).size(8));
    SearchSpace stages =
        network(image(3, 32, 32))
            .stem(conv(3, 8))
            .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(16).each(1, 3))
            .stage(stage().choose(ops(SKIP, CONV_3X3, NONE)).channels(16).each(2))
            .classes(10);
    for (SearchSpace space : new SearchSpace[] {cells, stages}) {
      assertExact(space, Graph::parameters);
      assertExact(space, Graph::macs);
    }
  }

  private static void assertExact(SearchSpace space, ToDoubleFunction<Graph> count) {
    var all =
        space.enumerate().mapToDouble(a -> count.applyAsDouble(a.network())).summaryStatistics();
    assertThat(count.applyAsDouble(Extremes.smallest(space, count).network()))
        .isEqualTo(all.getMin());
    assertThat(count.applyAsDouble(Extremes.largest(space, count).network()))
        .isEqualTo(all.getMax());
  }
}
