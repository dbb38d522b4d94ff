package org.espalier.dsl.space.part;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;

/** How the architectures of a space are written. */
public interface ArchitectureText {
  /** Writes. */
  String print(Architecture architecture);

  /**
   * Reads back.
   *
   * @throws IllegalArgumentException where the text goes wrong, with the place
   */
  Architecture parse(SearchSpace space, String text);
}
