package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The engines that a graph can run on. */
public enum EngineKind {
  /** Apache MXNet: the default; graphs are compiled to its symbols. */
  MXNET("MXNet"),
  /** PyTorch: graphs run operation by operation. */
  PYTORCH("PyTorch");

  private final String label;

  EngineKind(String label) {
    this.label = label;
  }

  /** As it is written, and as DJL knows it. */
  public String label() {
    return label;
  }

  /**
   * The engine of a name, in any case.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static EngineKind of(String name) {
    for (EngineKind kind : values()) {
      if (kind.label.equalsIgnoreCase(name.strip())) {
        return kind;
      }
    }
    String known =
        Arrays.stream(values()).map(EngineKind::label).collect(Collectors.joining(" and "));
    throw new IllegalArgumentException(
        "There is no engine '" + name + "'; the engines are " + known + ".");
  }
}
