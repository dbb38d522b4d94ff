package org.espalier.dsl.space.stage;

import org.espalier.dsl.space.part.Amount;

/**
 * A kernel's size, or sizes to choose from.
 *
 * @param size rows and columns; odd
 */
public record Kernel(Amount size) {
  /** Checks. */
  public Kernel {
    size.requireWhole("kernel", 1);
    for (double rows : size.values().values()) {
      if (rows % 2 == 0) {
        throw new IllegalArgumentException(
            "kernel(" + size.list() + "): a kernel's size is odd, but got " + (int) rows + ".");
      }
    }
  }

  /** Some sizes. */
  public static Kernel of(int... sizes) {
    return new Kernel(Amount.of("kernel", sizes));
  }

  /** As typed. */
  @Override
  public String toString() {
    return "kernel(" + size.list() + ")";
  }
}
