package org.espalier.stdlib.device;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A graphics card.
 *
 * @param index its number, from 0, as CUDA counts those that this process may see
 * @param name as its maker calls it
 * @param capability its compute capability: which machine code it understands
 * @param memory its memory in bytes
 * @param free how much of it nobody uses now, in bytes; empty where the driver does not say
 */
public record Card(int index, String name, Version capability, long memory, OptionalLong free) {
  private static final double GIBIBYTE = 1L << 30;

  /** In one line, with its memory. */
  @Override
  public String toString() {
    String line =
        String.format(
            Locale.ROOT,
            "%s, compute capability %s, %.1f GiB",
            name,
            capability,
            memory / GIBIBYTE);
    return free.isPresent()
        ? line + String.format(Locale.ROOT, ", %.1f GiB free", free.getAsLong() / GIBIBYTE)
        : line;
  }
}
