package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.WeightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers that can be computed by hand. */
@ExtendWith(OneThread.class)
class ProxyValuesTest {
  private static final Activation RELU = new Activation(Activation.Kind.RELU);

  /** On weights that the test writes, with the sum of all outputs as the loss. */
  private static ProxyScore score(
      Proxy proxy, Graph graph, ProxyImages images, Weights weights, Consumer<WeightStore> writes) {
    try (Prober prober =
            Prober.open(EngineChoice.mxnet(), images, new Seed(1)).of(Loss.WEIGHTED_SUM);
        Probe probe = prober.probe(graph)) {
      probe.run(graph, weights, Loss.WEIGHTED_SUM);
      writes.accept(probe.store(weights));
      return proxy.score(probe);
    }
  }

  private static Weights weights(Mode mode) {
    return Weights.of(Start.TRAINING, mode);
  }

  private static ProxyImages one(float... values) {
    return ProxyImages.of(values, new int[1], 1);
  }

  private static Graph linear(int inputs, int units) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(inputs));
    return builder.build(builder.add("layer", new Linear(units, false), x));
  }

  /** L = (w_1^2 + 2 w_2^2) / 2 for an input of 1/2 and 1: each weight stands in two layers. */
  private static Graph bowl() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(1));
    Node first = builder.add("a", new Linear(1, false), x);
    Node half =
        builder.add(
            "half", new Scaling(0.5), builder.tied("a2", first, new Linear(1, false), first));
    Node second = builder.add("b", new Linear(1, false), x);
    Node whole = builder.tied("b2", second, new Linear(1, false), second);
    return builder.build(builder.add("sum", new Addition(), half, whole));
  }

  private static double bowl(Proxy proxy, Weights weights) {
    Consumer<WeightStore> ones =
        store -> {
          store.set("a/weight", 1);
          store.set("b/weight", 1);
        };
    return score(proxy, bowl(), one(1), weights, ones).value();
  }

  @Test
  void gradientsOfTheBowl() {
    Weights training = weights(Mode.TRAINING);
    assertThat(bowl(new WeightNorm(), training)).isCloseTo(2, within(1e-6));
    assertThat(bowl(new GradientNorm(), training)).isCloseTo(3, within(1e-6));
    assertThat(bowl(new Snip(), training)).isCloseTo(3, within(1e-6));
    assertThat(bowl(new Plain(), training)).isCloseTo(3, within(1e-6));
    assertThat(bowl(new Grasp(), training.purpose("grasp"))).isCloseTo(-5, within(1e-3));
  }

  @Test
  void normsAreTakenLayerByLayer() {
    Consumer<WeightStore> ones = store -> store.set("layer/weight", 1, 1);
    Weights training = weights(Mode.TRAINING);
    assertThat(score(new WeightNorm(), linear(2, 1), one(1, 2), training, ones).value())
        .isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(score(new GradientNorm(), linear(2, 1), one(1, 2), training, ones).value())
        .isCloseTo(Math.sqrt(5), within(1e-6));
    assertThat(score(new Plain(), linear(2, 1), one(-1, 2), training, ones).value())
        .isCloseTo(1, within(1e-6));
    assertThat(score(new Snip(), linear(2, 1), one(-1, 2), training, ones).value())
        .isCloseTo(3, within(1e-6));
  }

  @Test
  void fisherSquaresEachChannel() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(1));
    Node a = builder.add("a", new Linear(2, false), x);
    Graph graph = builder.build(builder.add("b", new Linear(1, false), a));
    Consumer<WeightStore> writes =
        store -> {
          store.set("a/weight", 2, -1);
          store.set("b/weight", 0.5f, 1);
        };
    // a: (2 * 0.5)^2 / 2 + (-1 * 1)^2 / 2; b yields 0, which counts nothing.
    assertThat(score(new Fisher(), graph, one(1), weights(Mode.TRAINING), writes).value())
        .isCloseTo(1, within(1e-6));
  }

  private static Graph twoLayers() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(2));
    Node hidden = builder.add("relu", RELU, builder.add("first", new Linear(2, false), x));
    return builder.build(builder.add("second", new Linear(1, false), hidden));
  }

  @Test
  void synapticFlowIsConservedInEveryLayer() {
    Consumer<WeightStore> writes =
        store -> {
          store.set("first/weight", 1, 2, 3, 4);
          store.set("second/weight", 1, 1);
        };
    Weights absolute = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);
    ProxyScore score = score(new Synflow(), twoLayers(), one(7, 8), absolute, writes);
    assertThat(score.value()).isCloseTo(Math.log(20), within(1e-6));
    assertThat(score.signal("log_flow")).isCloseTo(Math.log(10), within(1e-6));
  }

  @Test
  void synapticFlowOfDeepNetworksLeavesDoublesButNotItsLogarithm() {
    int layers = 900;
    int width = 32;
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(width));
    for (int layer = 0; layer < layers; layer++) {
      Node next = builder.add("layer." + layer, new Linear(width, false), x);
      x = layer % 3 == 1 ? builder.add("sum." + layer, new Addition(), next, x) : next;
    }
    Graph graph = builder.build(x);
    Consumer<WeightStore> writes =
        store ->
            store
                .names()
                .forEach(
                    name -> {
                      float[] values = new float[width * width];
                      java.util.Arrays.fill(values, 0.09375f);
                      store.set(name, values);
                    });
    Weights absolute = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);
    ProxyScore score = score(new Synflow(), graph, one(new float[width]), absolute, writes);
    // Every layer multiplies by 32 * 0.09375 = 3, those with a second way by 4.
    double flow = 600 * Math.log(3) + 300 * Math.log(4) + Math.log(32);
    assertThat(score.signal("log_flow")).isCloseTo(flow, within(1e-3));
    double sum = flow + Math.log(600 + 300 * 3.0 / 4);
    assertThat(score.value()).isCloseTo(sum, within(1e-3));
    assertThat(Math.exp(score.value())).isInfinite();
  }

  @Test
  void correlationsOfJacobians() {
    assertThat(covariance(new double[][] {{1, 0}, {0, 1}})).isCloseTo(-2, within(1e-4));
    assertThat(covariance(new double[][] {{1, 0.5}, {0.5, 1}})).isCloseTo(-2.378967, within(1e-4));
    assertThat(covariance(new double[][] {{1, 1}, {1, 1}})).isCloseTo(-99989.68, within(0.01));
    double[][] rows = {{1, 2, 4}, {3, 1, 0}};
    double[][] moved = {{10, 20, 40}, {4, 2, 1}};
    assertThat(SquareMatrix.correlations(moved).at(0, 1))
        .isCloseTo(SquareMatrix.correlations(rows).at(0, 1), within(1e-12));
  }

  private static double covariance(double[][] correlations) {
    return JacobianCovariance.of(SquareMatrix.of(correlations));
  }

  @Test
  void classesWithOrthogonalRows() {
    List<double[]> rows = List.of(new double[] {1, -1, 0, 0}, new double[] {0, 0, 1, -1});
    assertThat(ClassCorrelations.of(List.of(rows), 2))
        .isCloseTo(2 * Math.abs(Math.log(1e-5)), within(1e-3));
    assertThat(ClassCorrelations.of(List.of(List.of(new double[] {1, 2})), 2))
        .isCloseTo(0, within(1e-4));
  }

  @Test
  void kernelsOfActivations() {
    double[] wanted = {4.36945, 7.09008, 7.37776};
    int[] differing = {1, 20, 40};
    for (int i = 0; i < wanted.length; i++) {
      float[] second = new float[40];
      java.util.Arrays.fill(second, 1);
      java.util.Arrays.fill(second, 0, differing[i], -1);
      ProxyScore score = naswot(second);
      assertThat(score.value()).isCloseTo(wanted[i], within(1e-5));
      assertThat(score.signal("units")).isEqualTo(40);
    }
    float[] same = new float[40];
    java.util.Arrays.fill(same, 2);
    assertThat(naswot(same).value()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static Graph rectifier(int units) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(units));
    return builder.build(builder.add("relu", RELU, x));
  }

  private static ProxyScore naswot(float[] second) {
    return score(new Naswot(), rectifier(40), pair(second), weights(Mode.TRAINING), store -> {});
  }

  private static ProxyImages pair(float[] second) {
    float[] both = new float[2 * second.length];
    java.util.Arrays.fill(both, 1);
    System.arraycopy(second, 0, both, second.length, second.length);
    return ProxyImages.of(both, new int[2], 1);
  }

  @Test
  void dasSplitsNaswot() {
    float[] second = new float[40];
    java.util.Arrays.fill(second, 0, 13, 1);
    ProxyScore das =
        score(new Das(), rectifier(40), pair(second), weights(Mode.TRAINING), store -> {});
    assertThat(2 * das.value()).isCloseTo(naswot(second).value(), within(1e-12));
    assertThat(das.signal("size")).isEqualTo(Math.log(40));
    ProxyScore distinction =
        score(new Das(0), rectifier(40), pair(second), weights(Mode.TRAINING), store -> {});
    assertThat(distinction.value()).isEqualTo(das.signal("distinction"));
  }

  @Test
  void networksWithoutRectifiersAreRefused() {
    assertThatThrownBy(
            () -> score(new Naswot(), linear(2, 1), one(1, 2), weights(Mode.TRAINING), s -> {}))
        .isInstanceOf(ProxyException.class)
        .hasMessageContaining("no ReLU");
  }

  @Test
  void zenOfOneLinearLayer() {
    double sum = 0;
    int seeds = 40;
    ProxyImages images = ProxyImages.noise(Shape.of(3), 1, 200, new Seed(1));
    for (int seed = 0; seed < seeds; seed++) {
      try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(seed))) {
        sum += Math.exp(prober.score(new Zen(), linear(3, 4)).value()) / seeds;
      }
    }
    assertThat(sum).isCloseTo(0.0509296, within(0.006));
  }

  @Test
  void zenIsHomogeneousAndCompensatesNorms() {
    ProxyImages images = ProxyImages.noise(Shape.of(3, 6, 6), 1, 8, new Seed(1));
    assertThat(zen(plain(2), images) - zen(plain(1), images)).isCloseTo(Math.log(2), within(1e-4));
    assertThat(zen(normed(2), images) - zen(normed(1), images))
        .isCloseTo(Math.log(2), within(1e-3));
  }

  private static double zen(Graph graph, ProxyImages images) {
    try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(3))) {
      return prober.score(new Zen(), graph).value();
    }
  }

  private static Graph plain(double factor) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(3, 6, 6));
    Node scaled = builder.add("factor", new Scaling(factor), x);
    Node conv = builder.add("conv", Convolution.same(4, 3, 1), scaled);
    return builder.build(builder.add("relu", RELU, conv));
  }

  private static Graph normed(double factor) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(3, 6, 6));
    Node conv = builder.add("conv", Convolution.same(4, 3, 1), x);
    Node scaled = builder.add("factor", new Scaling(factor), conv);
    var norm = org.espalier.dsl.operation.BatchNormalization.standard();
    return builder.build(builder.add("relu", RELU, builder.add("norm", norm, scaled)));
  }

  @Test
  void gradSignOfEqualAndOppositeImages() {
    float[] equal = new float[8 * 11];
    float[] opposite = new float[8 * 11];
    for (int i = 0; i < equal.length; i++) {
      equal[i] = 1 + i % 11;
      opposite[i] = i / 11 % 2 == 0 ? 1 : -1;
    }
    Weights evaluation = weights(Mode.EVALUATION);
    ProxyScore same =
        score(
            new GradSign(),
            linear(11, 1),
            ProxyImages.of(equal, new int[8], 1),
            evaluation,
            s -> {});
    assertThat(same.value()).isEqualTo(88);
    assertThat(same.signal("unanimous")).isEqualTo(1);
    assertThat(
            score(
                    new GradSign(),
                    linear(11, 1),
                    ProxyImages.of(opposite, new int[8], 1),
                    evaluation,
                    s -> {})
                .value())
        .isZero();
  }

  @Test
  void knasIsTheMeanOfTheGramMatrix() {
    float[] identity = new float[16];
    for (int i = 0; i < 4; i++) {
      identity[5 * i] = 1;
    }
    ProxyImages images = ProxyImages.of(identity, new int[4], 1);
    // The loss here is a sum over images, not a mean, so n^2 times 1/n.
    assertThat(score(new Knas(), linear(4, 1), images, weights(Mode.EVALUATION), s -> {}).value())
        .isCloseTo(4, within(1e-6));
  }

  @Test
  void tangentKernelOfALinearLayer() {
    ProxyImages images = ProxyImages.of(new float[] {1, 0, 0, 2}, new int[] {0, 1}, 3);
    for (Mode mode : Mode.values()) {
      Proxy proxy = new TangentCondition(mode);
      ProxyScore score = score(proxy, linear(2, 3), images, weights(mode), store -> {});
      assertThat(score.value()).isCloseTo(4, within(1e-6));
      assertThat(score.merit()).isEqualTo(-score.value());
    }
    ProxyImages twice = ProxyImages.of(new float[] {1, 2, 1, 2}, new int[] {0, 1}, 3);
    assertThat(
            score(new TangentCondition(), linear(2, 3), twice, weights(Mode.TRAINING), s -> {})
                .value())
        .isInfinite();
  }

  @Test
  void hingesOnALine() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(1));
    Node hinges = builder.add("hinges", new Linear(3, true), x);
    Graph graph = builder.build(builder.add("relu", RELU, hinges));
    Consumer<WeightStore> writes =
        store -> {
          store.set("hinges/weight", 1, 1, 1);
          store.set("hinges/bias", -1, 0, 1);
        };
    Weights own = weights(Mode.TRAINING).purpose("linear_regions");
    assertThat(score(new LinearRegions(), graph, one(1), own, writes).value()).isEqualTo(4);
  }

  @Test
  void regressionOntoItselfHasNoError() {
    SquareMatrix kernel =
        SquareMatrix.of(
            new double[] {2, 1, 2, 1},
            new double[] {1, 3, 1, 3},
            new double[] {2, 1, 2, 1},
            new double[] {1, 3, 1, 3});
    ProxyImages images = ProxyImages.of(new float[4], new int[] {0, 1, 0, 1}, 2);
    assertThat(TegNas.error(kernel, images)).isCloseTo(0, within(1e-12));
    ProxyImages swapped = ProxyImages.of(new float[4], new int[] {0, 1, 1, 0}, 2);
    assertThat(TegNas.error(kernel, swapped)).isCloseTo(1, within(1e-12));
  }

  @Test
  void zicoExcludesWhatDoesNotVary() {
    List<float[]> gradients = List.of(new float[] {1, 2}, new float[] {3, 2});
    assertThat(ZiCo.of(List.of(gradients))).isCloseTo(Math.log(2), within(1e-9));
    List<float[]> scaled = List.of(new float[] {10, 20}, new float[] {30, 20});
    assertThat(ZiCo.of(List.of(scaled))).isCloseTo(Math.log(2), within(1e-9));
  }

  @Test
  void freeDartsDividesTheFlowAmongOptions() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(1));
    Node mixing = builder.add("mix", new MixingWeights(List.of("two", "three", "none")));
    Node two = builder.add("two", new Linear(1, false), x);
    Node three = builder.add("three", new Linear(1, false), x);
    Node none = builder.add("none", new Zero(), x);
    Node sum = builder.add("sum", new WeightedSum(), mixing, two, three, none);
    Graph graph = builder.build(builder.add("out", new Identity(), sum));
    Consumer<WeightStore> writes =
        store -> {
          store.set("two/weight", 2);
          store.set("three/weight", 3);
          store.set("mix/mixture", 0.5f, 0.5f, 0);
        };
    Weights absolute = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);
    ProxyScore score = score(new FreeDarts(), graph, one(1), absolute, writes);
    assertThat(score.value()).isCloseTo(Math.log(2.5), within(1e-6));
    assertThat(score.signal("mix/mixture[0]")).isCloseTo(0.4, within(1e-6));
    assertThat(score.signal("mix/mixture[1]")).isCloseTo(0.6, within(1e-6));
    assertThat(score.signal("mix/mixture[2]")).isZero();
  }

  @Test
  void uncertaintyIsTheVarianceOverPasses() {
    assertThat(NormIndicator.variance(List.of(new double[] {1, 0}, new double[] {1, 0}))).isZero();
    assertThat(NormIndicator.variance(List.of(new double[] {1, 0}, new double[] {0, 1})))
        .isEqualTo(0.25);
  }
}
