package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * Which arrays a network runs on. Equal ones are the same arrays, for all networks that a {@link
 * Prober} scores; so a proxy that writes into arrays names them after itself.
 *
 * @param start what they begin as
 * @param mode how batch norms run: training passes move running statistics, which evaluation passes
 *     of others must not see
 * @param purpose tells arrays of the same beginning apart: empty for those that nobody writes into
 * @param repetition which of several initialisations, from 0
 */
public record Weights(Start start, Mode mode, String purpose, int repetition) {
  /** As networks are trained from, in one mode. */
  public static Weights of(Start start, Mode mode) {
    return new Weights(start, mode, "", 0);
  }

  /** Another initialisation of the kind. */
  public Weights repetition(int number) {
    return new Weights(start, mode, purpose, number);
  }

  /** For a proxy that writes into arrays. */
  public Weights purpose(String owner) {
    return new Weights(start, mode, owner, repetition);
  }

  /** Whether these are what a network is trained from, untouched by any proxy. */
  boolean isPlain() {
    return start == Start.TRAINING && purpose.isEmpty() && repetition == 0;
  }
}
