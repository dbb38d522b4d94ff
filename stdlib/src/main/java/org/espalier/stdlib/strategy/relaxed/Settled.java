package org.espalier.stdlib.strategy.relaxed;

import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;

/** Mixing weights that nothing is learned from. */
final class Settled implements Draw {
  private final double[] weights;
  private final boolean[] active;
  private final GradientKind kind;

  Settled(double[] weights, boolean[] active, GradientKind kind) {
    this.weights = weights.clone();
    this.active = active.clone();
    this.kind = kind;
  }

  /** With every option running, even at 0: graphs stay the same while a coefficient falls. */
  Settled(double[] weights) {
    this(weights, all(weights.length), GradientKind.NONE);
  }

  private static boolean[] all(int count) {
    boolean[] all = new boolean[count];
    java.util.Arrays.fill(all, true);
    return all;
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean[] active() {
    return active.clone();
  }

  @Override
  public GradientKind kind() {
    return kind;
  }

  @Override
  public double[] pullback(double[] cotangent) {
    return new double[cotangent.length];
  }
}
