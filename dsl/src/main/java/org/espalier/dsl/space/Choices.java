package org.espalier.dsl.space;

import org.espalier.dsl.architecture.Architecture;

/** What an architecture chose, asked for by label. */
@FunctionalInterface
interface Choices {
  /** The option index of a decision. */
  int of(String label);

  static Choices of(Architecture architecture) {
    return architecture::choice;
  }
}
