package org.espalier.stdlib.benchmark;

import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Form;

/**
 * The size of a piece of work, and where it runs.
 *
 * @param choice engine and device
 * @param form how graphs run
 * @param channels of the first cells
 * @param cells how many: all of a DARTS network, or those of each stage of NAS-Bench-201's
 * @param batch images at once
 * @param size images are so high and wide
 * @param steps how many are timed, after two that are not
 */
public record Setting(
    EngineChoice choice, Form form, int channels, int cells, int batch, int size, int steps) {
  /** Checks. */
  public Setting {
    for (int number : new int[] {channels, cells, batch, size, steps}) {
      if (number < 1) {
        throw new IllegalArgumentException(
            "A benchmark's sizes and steps are at least 1, but got " + number + ".");
      }
    }
  }
}
