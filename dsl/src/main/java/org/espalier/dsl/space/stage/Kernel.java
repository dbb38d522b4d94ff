package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.space.part.Options;

/**
 * Kernel sizes to choose from.
 *
 * @param sizes rows and columns; odd
 */
public record Kernel(List<Integer> sizes) {
  /** Copies and checks. */
  public Kernel {
    sizes = Options.of("kernel", sizes);
    for (int size : sizes) {
      if (size % 2 == 0) {
        throw new IllegalArgumentException(
            "kernel(" + Options.join(sizes) + "): a kernel's size is odd, but got " + size + ".");
      }
    }
  }

  /** As typed. */
  @Override
  public String toString() {
    return "kernel(" + Options.join(sizes) + ")";
  }
}
