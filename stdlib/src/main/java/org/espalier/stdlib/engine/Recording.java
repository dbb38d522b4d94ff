package org.espalier.stdlib.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * While it is open, operations of this thread are recorded for {@link #backward}.
 *
 * <p>MXNet records in its training mode always: outside it, the gradients of its pools and batch
 * norms are wrong (oneDNN keeps no workspace then). Whoever wants the running statistics says so at
 * the batch norm. PyTorch's own collector of DJL allows one thread at a time, so it is not used.
 */
interface Recording extends AutoCloseable {
  static Recording open(EngineKind engine) {
    return switch (engine) {
      case MXNET -> on(Engine.getEngine(engine.label()));
      case PYTORCH -> OnPytorch.begin();
    };
  }

  /**
   * By the collector of an engine as DJL knows it.
   *
   * @throws EngineUnavailableException if the engine computes no gradients
   */
  static Recording on(Engine engine) {
    try {
      return new Collected(engine.newGradientCollector());
    } catch (UnsupportedOperationException none) {
      throw new EngineUnavailableException(
          engine.getEngineName()
              + " computes no gradients: networks can run on it, but not learn. Train on MXNet or"
              + " PyTorch.",
          none);
    }
  }

  void backward(NDArray loss);

  @Override
  void close();

  /** Recording by DJL's collector. */
  record Collected(GradientCollector collector) implements Recording {
    @Override
    public void backward(NDArray loss) {
      collector.backward(loss);
    }

    @Override
    public void close() {
      collector.close();
    }
  }

  /**
   * Recording by PyTorch's mode of this thread.
   *
   * @param before the mode that comes back
   */
  record OnPytorch(boolean before) implements Recording {
    private static OnPytorch begin() {
      OnPytorch recording = new OnPytorch(JniUtils.isGradMode());
      JniUtils.setGradMode(true);
      return recording;
    }

    @Override
    public void backward(NDArray loss) {
      try (NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType())) {
        JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
      }
    }

    @Override
    public void close() {
      JniUtils.setGradMode(before);
    }
  }
}
