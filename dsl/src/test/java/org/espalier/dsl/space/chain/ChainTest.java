package org.espalier.dsl.space.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.math.BigInteger;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.space.part.Links;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final SearchSpace THREE =
      network(image(3, 8, 8)).then(chain().layers(3).filters(4).anchors()).classes(2);

  private static Node node(Graph graph, String name) {
    return graph.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> read(Graph graph, String name) {
    return node(graph, name).inputs().stream().map(i -> graph.node(i).name()).toList();
  }

  @Test
  void withAllAnchorsOffEveryLayerReadsTheImageAndAllOutputsEnterTheHead() {
    Graph graph =
        THREE.parse("chain/anchor.1-2=no, chain/anchor.1-3=no, chain/anchor.2-3=no").network();
    for (int layer = 1; layer <= 3; layer++) {
      assertThat(read(graph, "chain.0/layer." + layer + "/convolution")).containsExactly("image");
    }
    assertThat(read(graph, "chain.0/ends/concatenation"))
        .containsExactly(
            "chain.0/layer.1/activation",
            "chain.0/layer.2/activation",
            "chain.0/layer.3/activation");
  }

  @Test
  void severalAnchorsAreConcatenatedEarlierOnesFirst() {
    Graph graph =
        THREE.parse("chain/anchor.1-2=yes, chain/anchor.1-3=yes, chain/anchor.2-3=yes").network();
    assertThat(read(graph, "chain.0/layer.3/concatenation"))
        .containsExactly("chain.0/layer.1/activation", "chain.0/layer.2/activation");
    assertThat(read(graph, "classifier/pool")).containsExactly("chain.0/layer.3/activation");
  }

  @Test
  void smallerImagesArePaddedToTheLargest() {
    SearchSpace space =
        network(image(3, 9, 9))
            .then(chain().layers(2).filters(4).strides(1, 2).anchors())
            .classes(2);
    Graph graph =
        space
            .parse(
                "chain/layer.1/stride_height=2, chain/layer.1/stride_width=1,"
                    + " chain/layer.2/stride_height=1, chain/layer.2/stride_width=2,"
                    + " chain/anchor.1-2=no")
            .network();
    assertThat(node(graph, "chain.0/layer.1/activation").shape()).hasToString("4x5x9");
    assertThat(node(graph, "chain.0/ends/pad.0").operation()).isEqualTo(new Padding(9, 9));
    assertThat(node(graph, "chain.0/ends/pad.1").operation()).isEqualTo(new Padding(9, 9));
    assertThat(node(graph, "chain.0/ends/concatenation").shape()).hasToString("8x9x9");
  }

  @Test
  void withoutAnchorsAChainIsAChainAndPoolsHalve() {
    SearchSpace space =
        network(image(3, 16, 16)).then(chain().layers(4).filters(4, 8).poolAfter(2)).classes(2);
    assertThat(space.size()).isEqualTo(16);
    Graph graph = space.architecture(BigInteger.ZERO).network();
    assertThat(graph.nodes()).noneMatch(n -> n.operation() instanceof Concatenation);
    assertThat(read(graph, "chain.0/layer.3/convolution")).containsExactly("chain.0/layer.2/pool");
    assertThat(node(graph, "chain.0/layer.4/activation").shape()).hasToString("4x8x8");
  }

  @Test
  void theChainPrintsAsTyped() {
    assertThat(zophLeStrides().toString())
        .isEqualTo(
            "network(image(3, 32, 32)).then(chain().layers(20).heights(1, 3, 5, 7).widths(1, 3, 5,"
                + " 7).filters(24, 36, 48, 64).strides(1, 2, 3).anchors()).classes(10)");
  }

  @Test
  void aLinkRunsForward() {
    assertThatThrownBy(() -> new Links("chain/anchor").label(3, 2))
        .hasMessageContaining("3 does not come before 2");
    assertThatThrownBy(() -> THREE.parse("chain/anchor.3-2=yes"))
        .hasMessageContaining("There is no decision 'chain/anchor.3-2'");
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> chain().layers(0)).hasMessageContaining("at least 1 layer");
    assertThatThrownBy(() -> chain().heights(2)).hasMessageContaining("heights(2): a kernel");
    assertThatThrownBy(() -> chain().filters())
        .hasMessageContaining("filters() needs at least one");
    assertThatThrownBy(() -> chain().layers(4).poolAfter(5))
        .hasMessageContaining("numbered from 1 to 4, but got 5");
  }

  @Test
  void anArchitectureOfENASReadsTheLayerBeforeAndItsSkips() {
    SearchSpace space = three();
    Graph graph = space.parse("0 0 1 1 1 0").network();
    assertThat(read(graph, "macro.0/layer.1/conv_3x3/narrow/activation"))
        .containsExactly("stem/norm");
    // Layer 2 skips from state 0, the stem; layer 3 from the stem and not from layer 1.
    assertThat(read(graph, "macro.0/layer.2/skip/concatenation"))
        .containsExactly("stem/norm", "macro.0/layer.2/conv_3x3/body/norm");
    assertThat(read(graph, "macro.0/layer.3/skip/concatenation"))
        .containsExactly("stem/norm", "macro.0/layer.3/max_pool_3x3/pool");
    assertThat(node(graph, "macro.0/layer.3/skip/convolution").weights().get(0).shape())
        .hasToString("8x16x1x1");
  }

  private static SearchSpace three() {
    return network(image(3, 8, 8))
        .stem(conv(3, 8))
        .then(macro().layers(3).choose(ops(MACRO_CONV_3X3, MACRO_MAX_POOL_3X3)))
        .classes(2);
  }

  @Test
  void inTheSearchSkipsAreSummedAndNeedNoNewWidth() {
    SearchSpace space =
        network(image(3, 8, 8))
            .stem(conv(3, 8))
            .then(macro().layers(3).choose(ops(MACRO_CONV_3X3)).summed())
            .classes(2);
    Graph graph = space.parse("0 0 1 0 1 1").network();
    assertThat(read(graph, "macro.0/layer.3/skip/sum"))
        .containsExactly(
            "stem/norm",
            "macro.0/layer.1/conv_3x3/body/norm",
            "macro.0/layer.3/conv_3x3/body/norm");
    assertThat(space.toString()).contains(".summed()");
    assertThat(graph.parameters()).isEqualTo(space.parse("0 0 0 0 0 0").network().parameters());
  }

  @Test
  void onlyStatesThatAreReadAreHalved() {
    SearchSpace space =
        network(image(3, 8, 8))
            .stem(conv(3, 8))
            .then(macro().layers(3).choose(ops(MACRO_CONV_3X3)).halveAfter(1))
            .classes(2);
    Graph without = space.parse("0 0 0 0 0 0").network();
    Graph with = space.parse("0 0 1 0 0 0").network();
    assertThat(without.nodes()).noneMatch(n -> n.name().contains("state.0"));
    // One more reduction of 8 channels, and a 1x1 convolution of 8 more inputs.
    assertThat(with.parameters() - without.parameters()).isEqualTo(8 * 8 + 2 * 8 + 8 * 8);
    assertThat(with.output().shape()).hasToString("2");
    assertThat(node(with, "macro.0/layer.3/skip/norm").shape()).hasToString("8x4x4");
  }

  @Test
  void aWholeNetworkIsWrittenAsENASWritesIt() {
    SearchSpace space = enasMacro();
    Architecture architecture = space.sample(seed(3));
    assertThat(architecture.toString().split(" ", -1)).hasSize(12 + 66);
    assertThat(space.parse(architecture.toString())).isEqualTo(architecture);
  }

  @Test
  void aWrongArchitectureIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> three().parse("0 0 1 1 1"))
        .hasMessageContaining("has 5 numbers, but a network of 3 layers has 6");
    assertThatThrownBy(() -> three().parse("0 0 1 1 x 0")).hasMessageContaining("number 5 is 'x'");
    assertThatThrownBy(() -> three().parse("0 0 2 1 1 0"))
        .hasMessageContaining("'macro/skip.0-2' has the choices 0 to 1");
    assertThatThrownBy(() -> network(image(3, 8, 8)).then(macro()).classes(2))
        .hasMessageContaining("A macro network needs operations");
    assertThatThrownBy(() -> macro().halveAfter(13))
        .hasMessageContaining("from 1 to 12, but got 13");
  }

  @Test
  void besideOtherDecisionsEveryLabelIsWritten() {
    SearchSpace space =
        network(image(3, 8, 8))
            .stem(conv(3, 8))
            .then(macro().layers(2).choose(ops(MACRO_CONV_3X3, MACRO_MAX_POOL_3X3)))
            .repeat(1, cell().nodes(2).edge(ops(SKIP, CONV_3X3)))
            .classes(2);
    assertThat(space.size()).isEqualTo(2 * 2 * 2 * 2);
    assertThat(space.enumerate().map(Architecture::toString).distinct().count()).isEqualTo(16);
    assertThat(space.sample(seed(1)).toString()).contains("macro/layer.1=", "cell/edge.0-1=");
  }
}
