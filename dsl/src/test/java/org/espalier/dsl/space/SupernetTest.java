package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Spaces.*;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;
import org.junit.jupiter.api.Test;

class SupernetTest {
  private static void assertThatSamplesShareByName(SearchSpace space) {
    Map<String, Weight> shared = space.supernet().weights();
    for (int number = 0; number < 20; number++) {
      Map<String, Weight> own = space.sample(seed(number)).network().weights();
      own.forEach(
          (name, weight) -> {
            // In cells of two inputs a supernet's norms have no gamma and beta.
            boolean affine =
                weight.role() == Weight.Role.GAMMA || weight.role() == Weight.Role.BETA;
            if (!affine || shared.containsKey(name)) {
              assertThat(shared).as(name).containsEntry(name, weight);
            }
          });
    }
  }

  private static List<String> mixtures(Graph supernet) {
    return supernet.nodes().stream()
        .filter(node -> node.operation() instanceof MixingWeights)
        .map(Node::name)
        .toList();
  }

  @Test
  void mixingWeightsAreNoParameters() {
    Node weights = darts().supernet().named("architecture/normal/edge.0-2");
    assertThat(weights.weights())
        .singleElement()
        .matches(array -> array.parameters() == 0)
        .matches(array -> array.role().differentiable() && !array.role().learned());
  }

  @Test
  void dartsMixesEightOperationsOnEveryEdge() {
    Graph supernet = darts(sizes("darts").channels(4).layers(3)).supernet();
    assertThat(supernet.inputs()).extracting(Node::name).containsExactly("image");
    assertThat(mixtures(supernet))
        .hasSize(2 * 14)
        .contains("architecture/normal/edge.0-2", "architecture/reduce/edge.4-5");
    assertThat(supernet.named("architecture/normal/edge.1-3").shape().dimensions())
        .containsExactly(8);
    List<Node> mixes =
        supernet.nodes().stream().filter(n -> n.operation() instanceof WeightedSum).toList();
    assertThat(mixes).hasSize(3 * 14).allMatch(mix -> mix.inputs().size() == 9);
    Node first = supernet.named("cell.0/edge.0-2/mix");
    assertThat(first.inputs().get(0))
        .isEqualTo(supernet.named("architecture/normal/edge.0-2").index());
    assertThat(supernet.node(first.inputs().get(1)).operation()).isInstanceOf(Zero.class);
    assertThat(supernet.named("cell.1/edge.0-2/max_pool_3x3/norm").weights())
        .noneMatch(weight -> weight.role().learned());
    assertThat(supernet.nodes())
        .filteredOn(node -> node.operation() instanceof Pooling)
        .hasSize(3 * 14 * 2);
  }

  @Test
  void childrenFindTheirArraysByName() {
    assertThatSamplesShareByName(darts(sizes("darts").channels(4).layers(3)));
    assertThatSamplesShareByName(dartsS1(sizes("darts-s1").channels(4).layers(3)));
    assertThatSamplesShareByName(pnas(sizes("pnas").channels(4).layers(3)));
    assertThatSamplesShareByName(nasBench201(sizes("nb201").channels(4).layers(1)));
  }

  @Test
  void nasBench201MixesFiveOperationsPerEdge() {
    Graph supernet = nasBench201(sizes("nb201").channels(4).layers(1)).supernet();
    assertThat(mixtures(supernet)).hasSize(6);
    assertThat(supernet.named("cell.2/edge.0-3/mix").inputs()).hasSize(6);
    // Equal labels in several cells are one input.
    assertThat(supernet.named("cell.0/edge.0-3/mix").inputs().get(0))
        .isEqualTo(supernet.named("cell.2/edge.0-3/mix").inputs().get(0));
  }

  @Test
  void blocksMixTheirInputsAsWell() {
    Graph supernet = pnas(sizes("pnas").channels(4).layers(3)).supernet();
    assertThat(supernet.named("architecture/normal/node.6/input.1").shape().dimensions())
        .containsExactly(6);
    assertThat(supernet.named("architecture/normal/node.6/operation.1").shape().dimensions())
        .containsExactly(8);
  }

  @Test
  void aCellOfLooseEndsYieldsAllItsNodesInASupernet() {
    Graph supernet = enasMicro(sizes("enas-micro").channels(4).layers(4)).supernet();
    assertThat(supernet.named("cell.0/output").inputs()).hasSize(5);
    assertThat(supernet.named("cell.0/output").shape()).isEqualTo(image(20, 32, 32));
    // A node reads every state before it twice, each through five operations.
    assertThat(supernet.named("mix/normal/node.6/input.1").inputs()).hasSize(1 + 6);
    assertThat(supernet.named("cell.0/node.6/input.1/from.5/mix").inputs()).hasSize(1 + 5);
    Map<String, Weight> shared = supernet.weights();
    for (int number = 0; number < 20; number++) {
      SearchSpace space = enasMicro(sizes("enas-micro").channels(4).layers(4));
      assertThat(space.sample(seed(number)).network().nodes())
          .filteredOn(node -> node.name().matches("cell\\.\\d/node.*/(depthwise|convolution)"))
          .allSatisfy(
              node -> {
                for (Weight weight : node.weights()) {
                  assertThat(shared).containsEntry(node.nameOf(weight), weight);
                }
              });
    }
  }

  @Test
  void supernetsOfNasNetAndAmoebaNetCombineAsTheyChoose() {
    Graph supernet = nasNet(sizes("nasnet").channels(4).layers(3)).supernet();
    assertThat(supernet.named("architecture/normal/node.2/combine").shape().dimensions())
        .containsExactly(2);
    assertThat(supernet.output().shape().dimensions()).containsExactly(10);
    assertThat(amoebaNet(sizes("amoebanet").channels(4).layers(3)).supernet().parameters())
        .isPositive();
  }

  @Test
  void s4CarriesNoise() {
    Graph supernet = dartsS4(sizes("darts-s4").channels(4).layers(3)).supernet();
    assertThat(supernet.nodes())
        .filteredOn(node -> node.operation() instanceof Noise)
        .hasSize(3 * 14);
  }

  @Test
  void partialChannelsShowOperationsOnePartOnly() {
    Graph supernet = darts(sizes("darts").channels(8).layers(3), partialChannels(4)).supernet();
    assertThat(supernet.named("cell.0/edge.0-2/mix").shape()).isEqualTo(image(2, 32, 32));
    assertThat(supernet.named("cell.0/edge.0-2/rest").shape()).isEqualTo(image(6, 32, 32));
    assertThat(supernet.named("cell.1/edge.0-2/rest/pool").shape()).isEqualTo(image(12, 16, 16));
    assertThat(supernet.named("cell.1/edge.0-2/shuffle").shape()).isEqualTo(image(16, 16, 16));
    assertThatThrownBy(() -> darts(sizes("darts").channels(6), partialChannels(4)).supernet())
        .hasMessageContaining("At 'cell.0/edge.0-2': partialChannels(4) cuts 6 channels");
    assertThatThrownBy(() -> partialChannels(1)).hasMessageContaining("at least 2 parts");
    assertThat(darts(sizes("darts"), partialChannels(4)).toString())
        .contains(".mixing(partialChannels(4))");
  }

  @Test
  void edgeWeightsAreMixturesOfTheirOwnBesideTheOperations() {
    SearchSpace plain = darts(sizes("darts").channels(8).layers(3), partialChannels(4));
    SearchSpace weighed =
        darts(sizes("darts").channels(8).layers(3), edgeWeights(partialChannels(4)));
    Graph supernet = weighed.supernet();
    assertThat(mixtures(supernet))
        .hasSize(2 * 14 + 2 * 4)
        .contains("architecture/normal/node.2/edges", "architecture/reduce/node.5/edges");
    Node weights = supernet.named("architecture/normal/node.4/edges");
    assertThat(weights.operation()).isEqualTo(new MixingWeights(List.of("0", "1", "2", "3")));
    assertThat(supernet.nodes())
        .filteredOn(n -> !n.inputs().isEmpty() && n.inputs().get(0) == weights.index())
        .hasSize(1)
        .allMatch(sum -> sum.operation() instanceof WeightedSum && sum.inputs().size() == 5)
        .anyMatch(sum -> sum.inputs().contains(supernet.named("cell.0/edge.3-4/shuffle").index()));
    assertThat(supernet.parameters()).isEqualTo(plain.supernet().parameters());
    assertThat(weighed.toString()).contains(".mixing(edgeWeights(partialChannels(4)))");
    String example = plain.sample(seed(1)).toString();
    assertThat(weighed.parse(example).network().nodes())
        .isEqualTo(plain.parse(example).network().nodes());
  }

  @Test
  void edgesAreWeighedOnceAndWholeMixturesToo() {
    SearchSpace space = darts(sizes("darts").channels(4).layers(3), edgeWeights());
    assertThat(mixtures(space.supernet())).hasSize(2 * 14 + 2 * 4);
    assertThat(space.toString()).contains(".mixing(edgeWeights())");
    assertThatThrownBy(() -> edgeWeights(edgeWeights()))
        .hasMessageContaining("edgeWeights(edgeWeights()): the edges of a node are weighed once");
  }

  @Test
  void anAuxiliarySkipStandsBesideEveryMixtureUnderOnePairOfWeights() {
    Graph supernet = darts(sizes("darts").channels(4).layers(3), auxiliarySkip()).supernet();
    int weights = supernet.named("architecture/auxiliary_skip").index();
    assertThat(supernet.nodes())
        .filteredOn(node -> !node.inputs().isEmpty() && node.inputs().get(0) == weights)
        .hasSize(3 * 14)
        .allMatch(node -> node.inputs().size() == 3);
  }

  @Test
  void whatCannotBeMixedSaysWhy() {
    SearchSpace kernels =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .stage(stage().mbconv(kernel(3, 5), expand(3)).channels(8))
            .classes(2);
    assertThatThrownBy(kernels::supernet)
        .hasMessageContaining("'stage.1")
        .hasMessageContaining("decides a size, a count or a place");
  }
}
