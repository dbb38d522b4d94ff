package org.espalier.dsl.operation;

/** Checks counts and sizes. */
final class Positive {
  private Positive() {}

  static void check(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but got " + value + ".");
    }
  }
}
