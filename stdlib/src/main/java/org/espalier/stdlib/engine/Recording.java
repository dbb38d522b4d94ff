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
    return new Recording(Engine.getEngine(engine.label()).newGradientCollector());
  }

  void backward(NDArray loss) {
    collector.backward(loss);
  }

  @Override
  public void close() {
    collector.close();
  }
}
