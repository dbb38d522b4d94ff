package org.espalier.dsl.space.wiring;

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
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GatedSum;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Zero;
import org.junit.jupiter.api.Test;

class WiringTest {
  private static final Wiring SMALL =
      wiring()
          .nodes(8)
          .channels(4)
          .draw(erdosRenyi(0.2, 0.9), barabasiAlbert(2, 3), wattsStrogatz(4, 0.0, 0.5))
          .seeds(50);
  private static final SearchSpace SPACE =
      network(image(3, 16, 16)).stem(conv(3, 4)).then(SMALL).then(SMALL).classes(2);

  private static List<List<Integer>> draw(Generator generator, int nodes, long seed) {
    return generator.draw("wiring", nodes, seed(seed), label -> 0);
  }

  private static int edges(List<List<Integer>> sources) {
    return sources.stream().mapToInt(List::size).sum();
  }

  @Test
  void parametersAreAskedOfTheirGeneratorOnly() {
    assertThat(SPACE.size()).isEqualTo((2 + 2 + 2) * 50);
    assertThat(
            SPACE.parse(
                "wiring/generator=barabasiAlbert, wiring/barabasiAlbert.m=3, wiring/seed=7"))
        .hasToString("wiring/generator=barabasiAlbert, wiring/barabasiAlbert.m=3, wiring/seed=7");
  }

  @Test
  void generatorsDrawAsManyEdgesAsTheirDefinitionsSay() {
    for (int seed = 0; seed < 20; seed++) {
      // A ring with 2 neighbours on each side keeps its number of edges, wherever they move.
      assertThat(edges(draw(wattsStrogatz(4, 0.5), 32, seed))).isEqualTo(64);
      // A clique of 5, then 5 edges for each of 27 nodes.
      assertThat(edges(draw(barabasiAlbert(5), 32, seed))).isEqualTo(10 + 27 * 5);
    }
    assertThat(edges(draw(erdosRenyi(1.0), 32, 1))).isEqualTo(32 * 31 / 2);
    assertThat(edges(draw(erdosRenyi(0.0), 32, 1))).isZero();
  }

  @Test
  void edgesRunForwardAndARingWithoutMovesIsARing() {
    List<List<Integer>> sources = draw(wattsStrogatz(4, 0.0), 8, 3);
    assertThat(sources.get(0)).isEmpty();
    assertThat(sources.get(4)).containsExactly(2, 3);
    assertThat(sources.get(7)).containsExactly(0, 1, 5, 6);
    for (int seed = 0; seed < 20; seed++) {
      List<List<Integer>> drawn = draw(erdosRenyi(0.3), 16, seed);
      for (int node = 0; node < 16; node++) {
        int to = node;
        assertThat(drawn.get(node)).allMatch(from -> from < to).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void theSameSeedDrawsTheSameGraphAndEveryStageItsOwn() {
    Architecture architecture = SPACE.sample(seed(1)).with("wiring/generator", "erdosRenyi");
    Graph graph = architecture.network();
    assertThat(graph).isEqualTo(architecture.network());
    assertThat(stage(graph, 0)).isNotEqualTo(stage(graph, 1));
    int other = 1 + architecture.choice("wiring/seed") % 49;
    assertThat(architecture.with("wiring/seed", String.valueOf(other)).network())
        .isNotEqualTo(graph);
  }

  private static List<Integer> stage(Graph graph, int number) {
    String place = "wiring." + number + "/";
    int first =
        graph.nodes().stream()
            .filter(n -> n.name().startsWith(place))
            .mapToInt(n -> n.index())
            .min()
            .orElseThrow();
    return graph.nodes().stream()
        .filter(n -> n.name().startsWith(place))
        .flatMap(n -> n.inputs().stream())
        .map(i -> i - first)
        .toList();
  }

  @Test
  void everyEdgeHasALearnedNumber() {
    Graph graph =
        network(image(3, 16, 16))
            .stem(conv(3, 4))
            .then(wiring().nodes(32).channels(4).draw(wattsStrogatz(4, 0.75)))
            .classes(2)
            .architecture(BigInteger.ZERO)
            .network();
    List<Node> sums =
        graph.nodes().stream().filter(n -> n.operation() instanceof GatedSum).toList();
    assertThat(sums.stream().mapToLong(Node::parameters).sum()).isEqualTo(64);
    assertThat(sums).allMatch(n -> n.parameters() == n.inputs().size());
  }

  /** Table 2 of the paper: 5.6 +- 0.1 M parameters and 583 +- 6.2 M multiply-adds. */
  @Test
  void theSmallRegimeIsAsLargeAsPublished() {
    SearchSpace space = randWire();
    String drawn = "wiring/generator=wattsStrogatz, wiring/wattsStrogatz.p=0.75, wiring/seed=";
    List<Graph> graphs =
        IntStream.range(0, 20).mapToObj(seed -> space.parse(drawn + seed).network()).toList();
    assertThat(graphs.stream().mapToLong(Graph::parameters).average().orElseThrow())
        .isBetween(5.5e6, 5.7e6);
    assertThat(graphs.stream().mapToLong(Graph::macs).average().orElseThrow())
        .isBetween(583e6 - 6.2e6, 583e6 + 6.2e6);
  }

  @Test
  void nodesThatReadNothingHalveTheImageAndTheOutputIsTheMeanOfTheUnread() {
    SearchSpace space =
        network(image(3, 16, 16))
            .stem(conv(3, 4))
            .then(wiring().nodes(5).channels(6).draw(erdosRenyi(0.0)))
            .classes(2);
    Graph graph = space.architecture(BigInteger.ZERO).network();
    assertThat(graph.nodes())
        .filteredOn(n -> n.operation() instanceof Convolution c && c.groups() > 1)
        .hasSize(5)
        .allMatch(n -> n.shape().toString().equals("4x8x8"));
    assertThat(graph.nodes()).anyMatch(n -> n.operation().equals(new Scaling(0.2)));
  }

  @Test
  void wiringsPrintAsTyped() {
    assertThat(SMALL)
        .hasToString(
            "wiring().nodes(8).channels(4).draw(erdosRenyi(0.2, 0.9), barabasiAlbert(2, 3),"
                + " wattsStrogatz(4, 0.0, 0.5)).seeds(50)");
  }

  @Test
  void nonsenseIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> erdosRenyi(1.5)).hasMessageContaining("a probability is in [0, 1]");
    assertThatThrownBy(() -> erdosRenyi()).hasMessageContaining("needs at least one value");
    assertThatThrownBy(() -> barabasiAlbert(0)).hasMessageContaining("at least 1 other");
    assertThatThrownBy(() -> wattsStrogatz(3, 0.5)).hasMessageContaining("an even number");
    assertThatThrownBy(() -> wiring().nodes(4).draw(barabasiAlbert(4)))
        .hasMessageContaining("joins a node to 4 others, but wiring().nodes(4) has only 4");
    assertThatThrownBy(() -> wiring().draw(erdosRenyi(0.1), erdosRenyi(0.2)))
        .hasMessageContaining("erdosRenyi twice");
    assertThatThrownBy(() -> wiring().draw(erdosRenyi(0.1)).decisions())
        .hasMessageContaining("needs a generator and a width");
    assertThatThrownBy(() -> wiring().nodes(1)).hasMessageContaining("at least 2 nodes");
    assertThatThrownBy(() -> wiring().seeds(0)).hasMessageContaining("at least 1 seed");
  }

  private static final SearchSpace GRAPHS =
      network(image(3, 8, 8))
          .stem(conv(3, 4))
          .then(layerGraph().vertices(4).labels(ops(CONV_3X3, MAX_POOL_3X3)))
          .classes(2);

  @Test
  void everyLabelledGraphIsOneArchitecture() {
    assertThat(GRAPHS.size()).isEqualTo((1 << 6) * 2 * 2);
    assertThat(GRAPHS.enumerate().map(Architecture::toString).distinct().count()).isEqualTo(256);
  }

  @Test
  void verticesOffEveryWayAreLeftOut() {
    Architecture way = graph("0-1 1-3");
    long parameters = way.network().parameters();
    // Vertex 2 is a dead end, then unreached.
    assertThat(graph("0-1 1-3 0-2").network().parameters()).isEqualTo(parameters);
    assertThat(graph("0-1 1-3 2-3").network().parameters()).isEqualTo(parameters);
    assertThat(graph("0-1 1-3 1-2 2-3").network().parameters()).isGreaterThan(parameters);
    assertThat(graph("0-1 1-2").network().nodes()).anyMatch(n -> n.operation() instanceof Zero);
  }

  private static Architecture graph(String edges) {
    Architecture architecture = GRAPHS.architecture(BigInteger.ZERO);
    for (String edge : edges.split(" ", -1)) {
      architecture = architecture.with("layerGraph/edge." + edge, "yes");
    }
    return architecture;
  }

  @Test
  void everyVertexMayHaveAWidthOfItsOwn() {
    LayerGraph graph = layerGraph().vertices(3).labels(ops(CONV_3X3)).units(4, 16);
    SearchSpace space = network(image(3, 8, 8)).stem(conv(3, 4)).then(graph).classes(2);
    assertThat(space.size()).isEqualTo(8 * 2);
    Architecture wide =
        space.parse(
            "layerGraph/edge.0-1=yes, layerGraph/vertex.1=nor_conv_3x3, layerGraph/vertex.1/units=16,"
                + " layerGraph/edge.0-2=no, layerGraph/edge.1-2=yes");
    long more =
        wide.network().parameters()
            - wide.with("layerGraph/vertex.1/units", "4").network().parameters();
    long wider = (4 * 16 + 2 * 16) + (16 * 16 * 9 + 2 * 16) + 16 * 4;
    assertThat(more).isEqualTo(wider - (4 * 4 * 9 + 2 * 4) - 4 * 4);
  }

  @Test
  void graphsOfLayersRefuseNonsense() {
    assertThatThrownBy(() -> layerGraph().vertices(1)).hasMessageContaining("at least 2 vertices");
    assertThatThrownBy(() -> layerGraph().decisions()).hasMessageContaining("needs labels");
    assertThatThrownBy(() -> layerGraph().edges().label(2, 2)).hasMessageContaining("only earlier");
    assertThatThrownBy(() -> GRAPHS.parse("layerGraph/edge.2-1=yes"))
        .hasMessageContaining("There is no decision");
  }

  @Test
  void randWireBuildsItsSmallRegime() {
    Graph graph = randWire().parse(randWireExample()).network();
    // The paper has 5.6 M for WS(4, 0.75) at 78 channels, with a weight for each edge.
    assertThat(graph.parameters()).isBetween(5_000_000L, 6_200_000L);
  }

  private static String randWireExample() {
    return "wiring/generator=wattsStrogatz, wiring/wattsStrogatz.p=0.75, wiring/seed=1";
  }
}
