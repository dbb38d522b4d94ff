package org.espalier.stdlib.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/**
 * While it is open, operations are recorded for {@link #backward}.
 *
 * <p>MXNet records in its training mode always: outside it, the gradients of its pools and batch
 * norms are wrong (oneDNN keeps no workspace then). Whoever wants the running statistics says so at
 * the batch norm.
 */
final class Recording implements AutoCloseable {
  private final GradientCollector collector;

  private Recording(GradientCollector collector) {
    this.collector = collector;
  }

  static Recording open(EngineKind engine) {
    return on(Engine.getEngine(engine.label()));
  }

  /**
   * Likewise on an engine as DJL knows it.
   *
   * @throws EngineUnavailableException if the engine computes no gradients
   */
  static Recording on(Engine engine) {
    try {
      return new Recording(engine.newGradientCollector());
    } catch (UnsupportedOperationException none) {
      throw new EngineUnavailableException(
          engine.getEngineName()
              + " computes no gradients: networks can run on it, but not learn. Train on MXNet or"
              + " PyTorch.",
          none);
    }
  }

  void backward(NDArray loss) {
    collector.backward(loss);
  }

  @Override
  public void close() {
    collector.close();
  }
}
