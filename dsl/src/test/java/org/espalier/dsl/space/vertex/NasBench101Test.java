package org.espalier.dsl.space.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.encoding.Encoding;
import org.espalier.dsl.published.NasBenchSpaces;
import org.junit.jupiter.api.Test;

class NasBench101Test {
  private static final String CONVOLUTIONS =
      " [input, conv3x3-bn-relu, conv3x3-bn-relu, conv3x3-bn-relu, conv3x3-bn-relu,"
          + " conv3x3-bn-relu, output]";
  private final SearchSpace space = Spaces.nasBench101();

  private static SearchSpace upTo(int vertices) {
    return network(image(3, 8, 8))
        .stem(conv(3, 8))
        .repeat(
            1,
            graphCell()
                .vertices(vertices)
                .vertex(ops(CONV_3X3_BN_RELU, CONV_1X1_BN_RELU, MAX_POOL_3X3)))
        .classes(2);
  }

  @Test
  void uniqueGraphsAreCountedAsInThePaper() {
    assertThat(List.of(2, 3, 4, 5))
        .extracting(vertices -> upTo(vertices).uniqueSize().intValueExact())
        .containsExactly(1, 7, 91, 2_532);
    assertThat(space.uniqueSize()).isEqualTo(423_624);
  }

  @Test
  void theGeneratorLooksAtAFewMillionCandidates() {
    UniqueCells cells = new UniqueCells(7, 9, 3);
    assertThat(cells.representatives().count()).isEqualTo(423_624);
    assertThat(cells.visited()).isLessThan(5_000_000);
  }

  @Test
  void generatedGraphsAreThoseThatKeysTellApart() {
    SearchSpace small = upTo(4);
    assertThat(small.enumerate().map(Architecture::key).distinct().count()).isEqualTo(91);
    assertThat(small.unique().enumerate().map(Architecture::key).distinct().count()).isEqualTo(91);
  }

  @Test
  void sizeCountsEdgeSetsAndLabels() {
    // Per set of edges between at most 4 vertices: at most 9 always holds, so only the way counts.
    long edgeSets =
        upTo(4)
            .enumerate()
            .map(a -> Arrays.toString(Arrays.copyOf(a.choices(), 6)))
            .distinct()
            .count();
    assertThat(upTo(4).size()).isEqualTo(9 * edgeSets);
    assertThat(space.size()).isEqualTo(139_359_042).isEqualTo(243L * 573_494);
  }

  @Test
  void parametersAreTheBenchmarksOwn() {
    // NASBench.ipynb of google-research/nasbench prints 2694282 for its example.
    Architecture example = space.parse(NasBenchSpaces.NAS_BENCH_101.example());
    assertThat(example.network().parameters()).isEqualTo(2_694_282);
    // The same graph with other vertex numbers, as that notebook prints it back.
    Architecture printed =
        space.parse(
            """
            module_adjacency: [[0 1 1 1 1 0 0]
             [0 0 0 0 0 0 1]
             [0 0 0 0 0 0 1]
             [0 0 0 0 0 0 1]
             [0 0 0 0 0 1 0]
             [0 0 0 0 0 0 1]
             [0 0 0 0 0 0 0]]
            module_operations: ['input', 'conv3x3-bn-relu', 'conv1x1-bn-relu', 'maxpool3x3', \
            'conv3x3-bn-relu', 'conv3x3-bn-relu', 'output']""");
    assertThat(printed.key()).isEqualTo(example.key());
    assertThat(printed).isNotEqualTo(example);
    assertThat(printed.network().parameters()).isEqualTo(2_694_282);
    // The largest of the benchmark, as quoted by naszilla's users: np.max(num_params).
    Architecture largest =
        space.parse(
            "[[0,1,1,1,1,0,0],[0,0,1,0,0,0,0],[0,0,0,1,0,0,0],[0,0,0,0,1,0,0],[0,0,0,0,0,1,0],"
                + "[0,0,0,0,0,0,1],[0,0,0,0,0,0,0]]"
                + CONVOLUTIONS);
    assertThat(largest.network().parameters()).isEqualTo(49_979_274);
    assertThat(space.smallest(parameters()).network().parameters()).isEqualTo(227_274);
  }

  @Test
  void theOutputSharesItsChannelsAndTheFirstOnesTakeTheRest() {
    // Vertices 1, 2 and 3 go to the output; vertex 4 reads nothing. 128 = 43 + 43 + 42.
    Matrix matrix = new Matrix(List.of(0, 1, 0b011, 0b101, 0, 0b1110));
    assertThat(matrix.used()).isEqualTo(0b101111);
    assertThat(matrix.channels(64, 128)).containsExactly(64, 43, 43, 42, 0, 128);
    // Vertex 1 is read by 2 and 3 only, so it has as many channels as the wider one.
    assertThat(new Matrix(List.of(0, 1, 0b010, 0b010, 0b1100)).channels(7, 9))
        .containsExactly(7, 5, 5, 4, 9);
    SearchSpace odd = Spaces.nasBench101(Spaces.sizes("nb101").channels(5).layers(1));
    Architecture cut =
        odd.parse(
            "[[0,1,0,0,0],[0,0,1,1,0],[0,0,0,0,1],[0,0,0,0,1],[0,0,0,0,0]] [input,"
                + " conv3x3-bn-relu, maxpool3x3, conv1x1-bn-relu, output]");
    assertThat(cut.network().toString()).contains("vertex.3/from.1: channels 0..2");
  }

  @Test
  void oldTextsOfSmallerCellsArePaddedWithUnusedVertices() {
    Architecture small =
        space.parse(
            "matrix=[[0, 1, 0], [0, 0, 1], [0, 0, 0]], ops=['input', 'maxpool3x3', 'output']");
    assertThat(small.choice("cell/edge.1-6")).isEqualTo(1);
    assertThat(space.parse(small.toString())).isEqualTo(small);
    assertThat(small.network().parameters()).isPositive();
  }

  @Test
  void encodingsHaveTheirPublishedLengths() {
    assertThat(Encoding.path(space).length()).isEqualTo(364);
    assertThat(Encoding.path(space).truncated(40).length()).isEqualTo(40);
    assertThat(Encoding.adjacency(space).length()).isEqualTo(21 + 7 * 3);
    Architecture example = space.parse(NasBenchSpaces.NAS_BENCH_101.example());
    // Four ways: 1x1, 3x3, pool, and two 3x3.
    Encoding path = Encoding.path(space);
    double[] numbers = path.encode(example);
    assertThat(Arrays.stream(numbers).sum()).isEqualTo(4);
    List<String> names = path.names();
    assertThat(names.get(0)).isEqualTo("cell/");
    for (String way :
        List.of(
            "conv1x1-bn-relu",
            "conv3x3-bn-relu",
            "max_pool_3x3",
            "conv3x3-bn-relu conv3x3-bn-relu")) {
      assertThat(numbers[names.indexOf("cell/" + way)]).as(way).isEqualTo(1);
    }
  }

  @Test
  void isomorphicCellsShareTheirPaths() {
    Encoding path = Encoding.path(space);
    Map<Object, double[]> seen = new HashMap<>();
    int again = 0;
    for (Architecture architecture : upTo(4).enumerate().toList()) {
      double[] numbers = Encoding.path(upTo(4)).encode(architecture);
      double[] before = seen.putIfAbsent(architecture.key(), numbers);
      if (before != null) {
        assertThat(numbers).containsExactly(before);
        again++;
      }
    }
    assertThat(again).isEqualTo(423 - 91);
    assertThat(path.length()).isEqualTo(364);
  }

  @Test
  void uniqueSamplesAreUniformOverGraphs() {
    SearchSpace small = upTo(3);
    var random = seed(8).stream("test");
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < 7_000; i++) {
      seen.merge(small.unique().sample(random).key(), 1, Integer::sum);
    }
    assertThat(seen).hasSize(7);
    assertThat(seen.values()).allMatch(count -> count > 850 && count < 1_150);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(
            () ->
                space.parse(
                    "[[0,1,1,1,1,1,1],[0,0,1,1,1,1,1],[0,0,0,1,1,1,1],[0,0,0,0,1,1,1],"
                        + "[0,0,0,0,0,1,1],[0,0,0,0,0,0,1],[0,0,0,0,0,0,0]]"
                        + CONVOLUTIONS))
        .hasMessage("A cell of this space has at most 9 edges, but got 21; drop some.");
    assertThatThrownBy(() -> space.parse("[[0,1,0],[0,0,0],[0,0,0]] [input, maxpool3x3, output]"))
        .hasMessageContaining("a way from its input 0 to its output 6");
    assertThatThrownBy(() -> space.parse("[[0,1,0],[0,0,1],[1,0,0]] [input, maxpool3x3, output]"))
        .hasMessageContaining("row 2 has an edge back to 0");
    assertThatThrownBy(() -> space.parse("[[0,1,0],[0,0,1]] [input, maxpool3x3, output]"))
        .hasMessageContaining("row 0 has 3 entries, not 2");
    assertThatThrownBy(() -> space.parse("[[0,1,0],[0,0,1],[0,0,0]] [input, pool, output]"))
        .hasMessageContaining("vertex 1 carries 'pool'")
        .hasMessageContaining("maxpool3x3");
    assertThatThrownBy(() -> space.parse("[[0,1,0],[0,0,1],[0,0,0]] [input, output]"))
        .hasMessageContaining("has 2 operations, not 3");
    assertThatThrownBy(() -> graphCell().vertices(10))
        .hasMessageContaining("vertices(10): a cell has 2 to 9");
    assertThatThrownBy(() -> graphCell().edges(0)).hasMessageContaining("edges(0)");
    assertThatThrownBy(() -> graphCell().vertex(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(
            () -> network(image(3, 8, 8)).stem(conv(3, 8)).repeat(1, graphCell()).classes(2))
        .hasMessageContaining("graphCell().vertex(ops(");
    assertThatThrownBy(() -> space.architecture(BigInteger.valueOf(-1)))
        .hasMessageContaining("numbered from 0 to 139359041");
  }

  @Test
  void mutationsAndNeighboursKeepTheEdgesInBounds() {
    var random = seed(2).stream("test");
    Architecture architecture = space.sample(random);
    for (int i = 0; i < 500; i++) {
      architecture = architecture.mutate(random);
      int edges = Arrays.stream(architecture.choices()).limit(21).sum();
      assertThat(edges).isBetween(1, 9);
    }
    assertThat(architecture.neighbours())
        .allMatch(other -> space.contains(other.choices()))
        .hasSizeGreaterThan(10);
  }
}
