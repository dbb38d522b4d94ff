package org.espalier.stdlib.engine;

/**
 * Which engine runs, and where.
 *
 * @param engine which
 * @param device where
 */
public record EngineChoice(EngineKind engine, DeviceName device) {
  /** MXNet on the processor. */
  public static EngineChoice mxnet() {
    return new EngineChoice(EngineKind.MXNET, DeviceName.cpu());
  }

  /** PyTorch on the processor. */
  public static EngineChoice pytorch() {
    return new EngineChoice(EngineKind.PYTORCH, DeviceName.cpu());
  }

  /** The same engine elsewhere. */
  public EngineChoice on(DeviceName other) {
    return new EngineChoice(engine, other);
  }

  /** Another engine at the same place. */
  public EngineChoice with(EngineKind other) {
    return new EngineChoice(other, device);
  }

  @Override
  public String toString() {
    return engine.label() + " on " + device;
  }
}
