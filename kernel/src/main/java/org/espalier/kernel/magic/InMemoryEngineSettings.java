package org.espalier.kernel.magic;

import org.espalier.stdlib.engine.EngineChoice;

/** Settings in a field. */
final class InMemoryEngineSettings implements EngineSettings {
  private volatile EngineChoice choice = EngineChoice.mxnet();

  @Override
  public EngineChoice choice() {
    return choice;
  }

  @Override
  public void choose(EngineChoice chosen) {
    choice = chosen;
  }
}
