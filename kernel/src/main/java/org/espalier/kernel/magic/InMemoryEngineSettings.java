package org.espalier.kernel.magic;

/** Two settings in two fields. */
final class InMemoryEngineSettings implements EngineSettings {
  private volatile String engine = ENGINES.get(0);
  private volatile String device = "cpu";

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public void engine(String chosen) {
    engine = chosen;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public void device(String chosen) {
    device = chosen;
  }
}
