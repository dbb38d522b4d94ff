package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A supernet whose weights single one architecture out is that architecture's own network. */
@ExtendWith(OneThread.class)
final class SupernetTest {
  private static final int COUNT = 2;

  /** Narrow cells: their parts end within oneDNN's blocks of sixteen channels. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void narrowSupernetsHaveTheSameGradientsOnEveryEngine(Form form) {
    var sizes =
        Spaces.sizes("darts").channels(4).layers(3).classes(3).image(Language.image(3, 8, 8));
    for (SearchSpace space :
        List.of(
            Spaces.darts(sizes),
            Spaces.darts(sizes, Language.partialChannels(2)),
            Spaces.darts(sizes, Language.auxiliarySkip()))) {
      assertThatGradientsAreThoseOfPytorch(space.supernet(), form);
    }
  }

  /** A skip or a convolution on each edge: MXNet's sums of their gradients were no numbers. */
  @Test
  void deeperSupernetsOfTwoOptionsAnEdgeHaveTheSameGradientsToo() {
    var sizes =
        Spaces.sizes("darts-s2").channels(4).layers(5).classes(3).image(Language.image(3, 8, 8));
    assertThatGradientsAreThoseOfPytorch(Spaces.dartsS2(sizes).supernet(), Form.COMPILED);
  }

  private static void assertThatGradientsAreThoseOfPytorch(Graph supernet, Form form) {
    String mixture = "architecture/normal/edge.0-2/mixture";
    float[] expected = mixtureGradient(supernet, EngineChoice.pytorch(), Form.PORTABLE, mixture);
    float[] found = mixtureGradient(supernet, EngineChoice.mxnet(), form, mixture);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-3f * (1 + Math.abs(expected[i]))));
    }
  }

  private static float[] mixtureGradient(
      Graph supernet, EngineChoice choice, Form form, String mixture) {
    try (WeightStore store = WeightStore.create(choice, new Seed(1));
        Executable all = Compiler.compile(supernet, store, form, Loss.CROSS_ENTROPY)) {
      Batch batch = Pass.batch(supernet, COUNT);
      all.gradients(batch, new float[] {1, 0, 0, 0, 0, 1}, Mode.TRAINING, GradientsOf.BOTH);
      return all.gradient(mixture);
    }
  }

  @Test
  void weightsThatChooseOneOperationPerEdgeLeaveThatCellOfNasBench201() {
    SearchSpace space =
        Spaces.nasBench201(
            Spaces.sizes("nb201").channels(4).layers(1).image(Language.image(3, 8, 8)));
    Architecture chosen = space.sample(new Seed(3));
    Graph supernet = space.supernet();
    assertThatBothYieldTheSame(
        supernet,
        chosen.network(),
        node -> chosen.choice(node.name().substring("architecture/".length())));
  }

  @Test
  void edgesThatCarryNoneLeaveAnArchitectureOfDarts() {
    SearchSpace space =
        Spaces.darts(
            Spaces.sizes("darts").channels(4).layers(3).classes(3).image(Language.image(3, 8, 8)));
    // No pools: a supernet has a batch norm behind each, which the architectures do not have.
    Architecture chosen =
        space.parse(
            "Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1), ('dil_conv_5x5', 0),"
                + " ('sep_conv_5x5', 2), ('dil_conv_3x3', 1), ('skip_connect', 3), ('sep_conv_3x3',"
                + " 2), ('skip_connect', 4)], normal_concat=range(2, 6), reduce=[('skip_connect',"
                + " 0), ('sep_conv_3x3', 1), ('dil_conv_3x3', 1), ('skip_connect', 2),"
                + " ('sep_conv_5x5', 0), ('skip_connect', 1), ('dil_conv_5x5', 3), ('skip_connect',"
                + " 4)], reduce_concat=range(2, 6))");
    List<String> operations =
        List.of(
            "none",
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "dil_conv_3x3",
            "dil_conv_5x5");
    Graph network = chosen.network();
    // architecture/normal/edge.0-2: what the first cell of that kind carries there.
    ToIntFunction<Node> carried =
        node -> {
          String cell = node.name().contains("/normal/") ? "cell.0/" : "cell.1/";
          String edge = cell + node.name().substring(node.name().lastIndexOf('/') + 1) + "/";
          return network.nodes().stream()
              .map(Node::name)
              .filter(name -> name.startsWith(edge))
              .map(name -> operations.indexOf(name.substring(edge.length()).split("/", -1)[0]))
              .findFirst()
              .orElse(0);
        };
    assertThatBothYieldTheSame(space.supernet(), network, carried);
  }

  @Test
  void edgeWeightsOfOneLeaveTheSupernetAsItWas() {
    Sizes sizes =
        Spaces.sizes("darts").channels(4).layers(3).classes(3).image(Language.image(3, 8, 8));
    Graph weighed = Spaces.darts(sizes, Language.edgeWeights()).supernet();
    Graph plain = Spaces.darts(sizes).supernet();
    assertThatBothMixTheSame(
        weighed,
        plain,
        node -> {
          float[] weights = new float[(int) node.shape().elements()];
          boolean edges = node.name().endsWith("/edges");
          java.util.Arrays.fill(weights, edges ? 1 : 1f / weights.length);
          return weights;
        });
  }

  private static void assertThatBothYieldTheSame(
      Graph supernet, Graph network, ToIntFunction<Node> chosen) {
    assertThatBothMixTheSame(
        supernet, network, node -> oneHot((int) node.shape().elements(), chosen.applyAsInt(node)));
  }

  private static void assertThatBothMixTheSame(
      Graph supernet, Graph network, Function<Node, float[]> weights) {
    Batch batch = Pass.batch(network, COUNT);
    for (Form form : Form.values()) {
      try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1));
          Executable all = Compiler.compile(supernet, store, form, Loss.WEIGHTED_SUM);
          Executable one = Compiler.compile(network, store, form, Loss.WEIGHTED_SUM)) {
        supernet.nodes().stream()
            .filter(node -> node.operation() instanceof MixingWeights)
            .forEach(node -> store.set(node.name() + "/mixture", weights.apply(node)));
        float[] mixed = all.forward(batch, Mode.TRAINING).get(0);
        float[] own = one.forward(batch, Mode.TRAINING).get(0);
        assertThat(own).doesNotContain(0f);
        assertThat(mixed).hasSameSizeAs(own);
        for (int i = 0; i < own.length; i++) {
          assertThat(mixed[i]).isCloseTo(own[i], within(1e-3f * (1 + Math.abs(own[i]))));
        }
      }
    }
  }

  private static float[] oneHot(int options, int chosen) {
    float[] weights = new float[options];
    weights[chosen] = 1;
    return weights;
  }
}
