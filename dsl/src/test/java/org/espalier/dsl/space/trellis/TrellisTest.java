package org.espalier.dsl.space.trellis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Resize;
import org.junit.jupiter.api.Test;

class TrellisTest {
  private static SearchSpace paths(int layers) {
    return network(image(3, 32, 32))
        .stem(conv(3, 4))
        .then(
            trellis()
                .layers(layers)
                .cell(cell("cell").inputs(2).nodes(1).pick(1, ops(SKIP_CONNECT, SEP_CONV_3X3)))
                .channels(2))
        .classes(2);
  }

  /** What one cell of one node with one input of two and one operation of two multiplies by. */
  private static final int CELLS = 2 * 2;

  @Test
  void twelveLayersHave28657Paths() {
    assertThat(paths(12).size()).isEqualTo(28_657 * CELLS);
  }

  @Test
  void theCountIsThatOfAllPathsOneByOne() {
    for (int layers = 2; layers <= 8; layers++) {
      assertThat(paths(layers).size()).isEqualTo(walks(layers - 1, 0) * CELLS);
    }
    assertThat(paths(4).enumerate().map(Architecture::toString).distinct().count())
        .isEqualTo(13 * CELLS);
  }

  private static long walks(int steps, int level) {
    return steps == 0
        ? 1
        : IntStream.rangeClosed(level - 1, level + 1)
            .filter(next -> next >= 0 && next < 4)
            .mapToLong(next -> walks(steps - 1, next))
            .sum();
  }

  private static Architecture path(SearchSpace space, String strides) {
    StringBuilder text = new StringBuilder();
    int layer = 2;
    for (String stride : strides.split(" ", -1)) {
      text.append("trellis/layer.").append(layer++).append('=').append(stride).append(", ");
    }
    return space.parse(text + "cell/node.2/input.0=1, cell/node.2/operation.0=sep_conv_3x3");
  }

  private static Node node(Graph graph, String name) {
    return graph.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aLayerWorksAtItsStrideAndIsAsWideAsThat() {
    Graph graph = path(paths(5), "8 16 16 8").network();
    assertThat(List.of(1, 2, 3, 4, 5))
        .extracting(l -> node(graph, "trellis.0/layer." + l + "/cell/output").shape().toString())
        .containsExactly("2x32x32", "4x16x16", "8x8x8", "8x8x8", "4x16x16");
    assertThat(node(graph, "trellis.0/layer.5/newer").operation()).isEqualTo(new Resize(16, 16));
    assertThat(node(graph, "trellis.0/layer.3/older").operation()).isEqualTo(new Resize(8, 8));
    assertThat(graph.nodes()).noneMatch(n -> n.name().equals("trellis.0/layer.4/newer"));
  }

  @Test
  void aPathThatJumpsIsRefused() {
    assertThatThrownBy(() -> path(paths(4), "8 32 16"))
        .hasMessageContaining("'trellis/layer.3' is 32, but the layer before it works at stride 8")
        .hasMessageContaining("by a factor of 2");
    assertThatThrownBy(() -> path(paths(2), "16"))
        .hasMessageContaining("the layer before it works at stride 4");
  }

  @Test
  void theWholeSpaceHasPathsTimesCells() {
    BigInteger cells = BigInteger.valueOf(720).pow(2).multiply(BigInteger.valueOf(8).pow(10));
    assertThat(cells).isEqualTo(556_627_761_561_600L);
    assertThat(autoDeepLab().size()).isEqualTo(cells.multiply(BigInteger.valueOf(28_657)));
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> trellis().layers(1)).hasMessageContaining("at least 2 layers");
    assertThatThrownBy(() -> trellis().channels(0)).hasMessageContaining("at least 1 wide");
    assertThatThrownBy(() -> network(image(3, 8, 8)).then(trellis()).classes(2))
        .hasMessageContaining("A trellis needs a cell");
  }
}
