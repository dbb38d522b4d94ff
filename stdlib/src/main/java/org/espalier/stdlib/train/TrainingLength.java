package org.espalier.stdlib.train;

/** How long a training was, as people say it. */
final class TrainingLength {
  private TrainingLength() {}

  /** {@code 1 epoch}, {@code 3 epochs}. */
  static String inWords(int epochs) {
    return epochs == 1 ? "1 epoch" : epochs + " epochs";
  }
}
