package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.Rows;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.cell.Cell;
import org.junit.jupiter.api.Test;

class NasBench201Test {
  private final SearchSpace space = nasBench201();

  @Test
  void has15625Architectures() {
    assertThat(space.size()).isEqualTo(15_625);
    assertThat(space.enumerate().distinct().count()).isEqualTo(15_625);
  }

  @Test
  void countsAreThoseOfTheSlice() throws IOException {
    assertCounts(Rows.slice("nb201_slice.csv"));
  }

  @Test
  void countsAreThoseOfAll15625Rows() throws IOException {
    List<String[]> rows = Rows.whole("nb201_cifar10.csv.gz");
    assertThat(rows).hasSize(15_625);
    assertCounts(rows);
  }

  /** The table's 'FLOPs' are multiply-adds plus the number of classes, in millions. */
  private void assertCounts(List<String[]> rows) {
    for (String[] row : rows) {
      Architecture architecture = space.parse(row[1]);
      Graph network = architecture.network();
      assertThat(architecture).hasToString(row[1]);
      assertThat(network.parameters()).as(row[1]).isEqualTo(millions(row[4]));
      assertThat(network.macs() + 10).as(row[1]).isEqualTo(millions(row[5]));
    }
  }

  private static long millions(String number) {
    return new BigDecimal(number).movePointRight(6).longValueExact();
  }

  @Test
  void knownCellsHaveTheirExactFigures() {
    Graph all3x3 = space.architecture(3, 3, 3, 3, 3, 3).network();
    assertThat(all3x3.parameters()).isEqualTo(1_531_546);
    assertThat(space.architecture(0, 0, 0, 0, 0, 0).network().parameters()).isEqualTo(73_306);
    assertThat(
            nasBench201(sizes("nb201").classes(100))
                .architecture(3, 3, 3, 3, 3, 3)
                .network()
                .parameters())
        .isEqualTo(1_537_396);
  }

  @Test
  void describedInWordsItIsTheSameSpace() {
    Cell cell = cell().nodes(4).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3));
    SearchSpace described =
        network(image(3, 32, 32))
            .stem(conv(3, 16))
            .repeat(5, cell)
            .reduce()
            .repeat(5, cell)
            .reduce()
            .repeat(5, cell)
            .classes(10);
    assertThat(described).hasToString(space.toString());
    assertThat(described.sample(seed(3))).isEqualTo(space.sample(seed(3)));
    assertThat(described.toString())
        .isEqualTo(
            "network(image(3, 32, 32)).stem(conv(3, 16))"
                + ".repeat(5, cell().nodes(4).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3))).reduce()"
                + ".repeat(5, cell().nodes(4).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3))).reduce()"
                + ".repeat(5, cell().nodes(4).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3)))"
                + ".classes(10)");
  }

  @Test
  void everyArchitectureHas24Neighbours() {
    Architecture architecture = space.sample(seed(1));
    List<Architecture> neighbours = architecture.neighbours();
    assertThat(neighbours).hasSize(24).doesNotHaveDuplicates();
    assertThat(neighbours).allMatch(neighbour -> neighbour.distance(architecture) == 1);
  }

  @Test
  void samplesAreSpreadEvenly() {
    var random = seed(11).stream("test");
    int[][] seen = new int[6][5];
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      int[] choices = space.sample(random).choices();
      for (int edge = 0; edge < 6; edge++) {
        seen[edge][choices[edge]]++;
      }
    }
    // Four standard deviations of a binomial with p = 1/5.
    double deviation = 4 * Math.sqrt(draws * 0.2 * 0.8);
    for (int[] edge : seen) {
      for (int count : edge) {
        assertThat((double) count).isBetween(draws * 0.2 - deviation, draws * 0.2 + deviation);
      }
    }
  }

  @Test
  void weightsAreNamedByTheirPlace() {
    Set<String> names =
        new HashSet<>(space.architecture(3, 3, 3, 3, 3, 3).network().weights().keySet());
    assertThat(names)
        .contains(
            "stem/convolution/weight",
            "cell.0/edge.0-1/nor_conv_3x3/convolution/weight",
            "cell.14/edge.2-3/nor_conv_3x3/norm/moving_var",
            "reduction.1/second/norm/gamma",
            "classifier/linear/bias");
  }

  @Test
  void textThatIsNotACellSaysWhereItGoesWrong() {
    assertThatThrownBy(() -> space.parse("|nor_conv_3x3~0|+|none~0|skip_connect~1|"))
        .hasMessageContaining("it has 2 nodes, joined by '+', not 3");
    assertThatThrownBy(() -> space.parse("|a~0|+|none~0|none~1|+|none~0|none~1|none~2|"))
        .hasMessageContaining("carries 'a', but this cell has [none, skip_connect");
    assertThatThrownBy(() -> space.parse("|none~0|+|none~0|none~0|+|none~0|none~1|none~2|"))
        .hasMessageContaining("edge 1 of node 2 is 'none~0', not 'operation~1'");
    assertThatThrownBy(() -> space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2"))
        .hasMessageContaining("does not begin and end with '|'");
    assertThatThrownBy(() -> space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|"))
        .hasMessageContaining("node 3 has 2 edges, not 3");
  }
}
