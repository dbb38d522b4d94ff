package org.espalier.dsl.decision;

import java.math.BigInteger;

/** Counts and numbers the canonical sets of choices of a space. */
interface Counts {
  /** How many there are. */
  BigInteger size();

  /** The one of a number in [0, size). */
  int[] decode(BigInteger number);

  /** Moves canonical choices on to the next number's; false, and nothing moved, at the last. */
  boolean advance(int[] choices);
}
