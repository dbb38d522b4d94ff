package org.espalier.stdlib.train;

import java.lang.ref.Cleaner;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.WeightSlices;
import org.espalier.stdlib.engine.WeightStore;

/**
 * A network with the weights that a training left, and what the training came to. Its native memory
 * is given back by {@link #close}, or when nothing refers to it any more.
 */
public final class TrainedNetwork implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Graph network;
  private final WeightStore weights;
  private final Training settings;
  private final TrainingResult result;
  private final Cleaner.Cleanable memory;

  TrainedNetwork(Graph network, WeightStore weights, Training settings, TrainingResult result) {
    this.network = network;
    this.weights = weights;
    this.settings = settings;
    this.result = result;
    this.memory = CLEANER.register(this, weights::close);
  }

  /** The network. */
  public Graph network() {
    return network;
  }

  /** The arrays, by their places. */
  public WeightStore weights() {
    return weights;
  }

  /** Losses and accuracies, epoch by epoch. */
  public TrainingResult result() {
    return result;
  }

  /** How it does on the validation part, by which architectures and settings are chosen. */
  public Score validation() {
    return result.validation();
  }

  /**
   * How it does on the test part, which no search looks at. Look once, at the end: what is chosen
   * by this number makes it too good.
   */
  public Score test() {
    try (Executable executable = Compiler.compile(network, weights)) {
      return settings.lessons().test(executable);
    }
  }

  /**
   * Another architecture with slices of these weights, judged by the validation part and not
   * trained: of each layer at the same place the first channels and the centre of the kernel, see
   * {@link WeightSlices}. Layers that are not here begin as in any training. Batch norms keep this
   * network's running statistics; {@code settings.fit(architecture, this)} trains it further.
   *
   * @throws IllegalArgumentException when the architecture has more channels or larger kernels
   *     somewhere, with both shapes
   */
  public TrainedNetwork inherit(Architecture architecture) {
    return inherit(architecture.network());
  }

  /** Likewise a network. */
  public TrainedNetwork inherit(Graph other) {
    return new Fitting(settings).inherit(other, this);
  }

  /** How it does on any images of the right shape and classes. */
  public Score on(LabelledImages images) {
    try (Executable executable = Compiler.compile(network, weights)) {
      return settings.lessons().on(executable, images);
    }
  }

  /** How it does on any text of the same vocabulary. */
  public Score on(Text text) {
    NetworkFit.require(network, text);
    try (Executable executable = Compiler.compile(network, weights)) {
      return settings.lessons().on(executable, text);
    }
  }

  @Override
  public void close() {
    memory.clean();
  }

  /** One line. */
  @Override
  public String toString() {
    return result.toString();
  }
}
