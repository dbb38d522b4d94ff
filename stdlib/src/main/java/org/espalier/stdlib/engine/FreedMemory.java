package org.espalier.stdlib.engine;

import com.sun.jna.Memory;

/**
 * How much freed memory the C library keeps for whoever asks next. glibc gives a thread's back to
 * the system as soon as 128 KB of it lie free, and passes of small networks ask for as much again
 * right away: a tenth of their time. What it keeps grows with the largest piece that was ever given
 * back, to twice its size, which is what passes of large networks come to by themselves.
 *
 * <p>Where somebody said how much ({@code MALLOC_TRIM_THRESHOLD_}), that holds; other C libraries
 * do not care.
 */
final class FreedMemory {
  private static final long PIECE = 8L << 20;

  private FreedMemory() {}

  /** From now on 16 MB for each thread. */
  static void keep() {
    new Memory(PIECE).close();
  }
}
