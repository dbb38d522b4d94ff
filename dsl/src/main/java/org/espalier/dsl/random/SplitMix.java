package org.espalier.dsl.random;

/** Mixes bits, the same on every machine. */
public final class SplitMix {
  private SplitMix() {}

  /**
   * A number of which every bit depends on every bit: the finalizer of SplitMix64 (Steele, Lea and
   * Flood, OOPSLA 2014, figure 17). One to one.
   */
  public static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
