package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.WeightStore;
import org.jspecify.annotations.Nullable;

/**
 * A network under examination: what a {@link Proxy} may ask. It is run as it is or as some graph
 * made of it (with other outputs, with gates, without norms), on arrays of choice. What is asked
 * for twice is computed once, so proxies of one kind cost little more than one of them.
 */
public final class Probe implements AutoCloseable {
  private final Prober prober;
  private final Graph network;
  private final Map<Purpose, Executable> compiled = new HashMap<>();
  private final Map<Weights, WeightStore> stores = new HashMap<>();
  private final Map<Weights, Map<String, float[]>> gradients = new HashMap<>();
  private final Map<Mode, SquareMatrix> kernels = new HashMap<>();
  private float @Nullable [] jacobian;

  private record Purpose(Graph graph, Weights weights, Loss loss) {}

  Probe(Prober prober, Graph network) {
    this.prober = prober;
    this.network = network;
  }

  /** A proxy's number. Noise within the network is the same for each. */
  public ProxyScore score(Proxy proxy) {
    prober.restartNoise();
    return proxy.score(this);
  }

  /** The network. */
  public Graph network() {
    return network;
  }

  /** What it sees. */
  public ProxyImages images() {
    return prober.images();
  }

  /**
   * Numbers from N(0, 1); the same for every network of a {@link Prober}.
   *
   * @param purpose what they are for: every purpose has numbers of its own
   */
  public float[] noise(String purpose, int count) {
    return prober.noise(purpose, count).clone();
  }

  /**
   * A batch that is the same for every network of a {@link Prober}.
   *
   * @param purpose what it is for, and all that its numbers depend on
   * @param numbers makes it, at the first time
   */
  Batch batch(String purpose, Supplier<Batch> numbers) {
    return prober.batch(purpose, numbers);
  }

  /**
   * Something that runs.
   *
   * @param graph the network, or a graph made of it whose arrays keep their names
   * @param loss what gradients are taken of
   */
  public Executable run(Graph graph, Weights weights, Loss loss) {
    return compiled.computeIfAbsent(
        new Purpose(graph, weights, loss), fresh -> fresh(graph, store(weights, graph), loss));
  }

  /**
   * The network several times.
   *
   * @param each the arrays of every copy
   */
  Executable run(Copies copies, List<Weights> each, Loss loss) {
    if (copies.count() == 1) {
      return run(copies.graph(), each.get(0), loss);
    }
    Weights all = each.get(0).purpose(each.stream().map(Weights::repetition).toList() + " at once");
    copies.begin(
        store(all, copies.graph()),
        (copy, name, weight) -> prober.drawn(each.get(copy), name, weight));
    return run(copies.graph(), all, loss);
  }

  /** What runs on some arrays is not compiled again for others. */
  private Executable fresh(Graph graph, WeightStore store, Loss loss) {
    for (Map.Entry<Purpose, Executable> known : compiled.entrySet()) {
      if (known.getKey().loss() == loss && known.getKey().graph().equals(graph)) {
        return known.getValue().on(store);
      }
    }
    return Compiler.compile(graph, store, prober.form(), loss);
  }

  /** The arrays, to be read; to be written into by proxies that named them after themselves. */
  public WeightStore store(Weights weights) {
    return store(weights, network);
  }

  private WeightStore store(Weights weights, Graph graph) {
    return stores.computeIfAbsent(weights, fresh -> prober.store(weights, graph));
  }

  /** The full names of the matrices of convolutions and linear layers that a run depends on. */
  public List<String> matrices(Executable run) {
    return Matrices.of(run);
  }

  /** What gradients are taken of, unless a proxy says else: the mean cross-entropy. */
  Loss loss() {
    return prober.loss();
  }

  /**
   * What the loss compares the network's outputs with.
   *
   * @throws IllegalArgumentException if the network tells other classes apart than the images have
   */
  float[] targets() {
    int each = Math.toIntExact(network.shape().elements());
    if (loss() == Loss.WEIGHTED_SUM) {
      return ones(images().count() * each);
    }
    if (each != images().classes()) {
      throw new IllegalArgumentException(
          "The network has "
              + each
              + " outputs, but the images have "
              + images().classes()
              + " classes; give images of as many classes as the network tells apart.");
    }
    return images().targets();
  }

  static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1f);
    return ones;
  }

  /** The gradient of the batch's loss by every matrix, layer after layer. */
  public Map<String, float[]> gradients(Weights weights) {
    return gradients.computeIfAbsent(weights, fresh -> gradients(weights, images().batch()));
  }

  private Map<String, float[]> gradients(Weights weights, Batch batch) {
    Executable run = run(network, weights, loss());
    run.gradients(batch, targets(), weights.mode(), GradientsOf.WEIGHTS);
    Map<String, float[]> found = new LinkedHashMap<>();
    matrices(run).forEach(name -> found.put(name, run.gradient(name)));
    return found;
  }

  /** A sum over all matrices, of what each one's values and its gradient give. */
  double sum(Weights weights, ToDoubleBiFunction<float[], float[]> each) {
    double sum = 0;
    for (Map.Entry<String, float[]> gradient : gradients(weights).entrySet()) {
      sum += each.applyAsDouble(value(weights, gradient.getKey()), gradient.getValue());
    }
    return sum;
  }

  /** The values of an array, not to be written into. */
  float[] value(Weights weights, String name) {
    return prober.begun(weights, name);
  }

  /** The gradient of the sum of all outputs by the images, a row for each, in training mode. */
  public double[][] jacobian() {
    float[] known = jacobian;
    if (known == null) {
      Executable run = run(network, Weights.of(Start.TRAINING, Mode.TRAINING), Loss.WEIGHTED_SUM);
      int outputs = Math.toIntExact(network.shape().elements());
      float[] target = ones(images().count() * outputs);
      run.gradients(images().batch(), target, Mode.TRAINING, GradientsOf.INPUTS);
      known = run.inputGradient(0);
      jacobian = known;
    }
    int rows = images().count();
    int columns = known.length / rows;
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < known.length; i++) {
      matrix[i / columns][i % columns] = known[i];
    }
    return matrix;
  }

  /**
   * The neural tangent kernel: products of the gradients of each two images' summed outputs by all
   * matrices.
   *
   * @param mode in training, an image's outputs depend on the others through batch norms
   */
  public SquareMatrix tangentKernel(Mode mode) {
    return kernels.computeIfAbsent(
        mode,
        fresh -> {
          ExampleGradients each =
              ExampleGradients.ofOutputs(this, Weights.of(Start.TRAINING, mode));
          return SquareMatrix.products(each.matrices());
        });
  }

  @Override
  public void close() {
    compiled.values().forEach(Executable::close);
    compiled.clear();
    stores.clear();
  }
}
