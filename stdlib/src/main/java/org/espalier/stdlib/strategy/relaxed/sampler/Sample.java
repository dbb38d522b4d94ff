package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A draw whose numbers and way back are given. */
public final class Sample implements Draw {
  private final double[] weights;
  private final boolean[] active;
  private final GradientKind kind;
  private final UnaryOperator<double[]> back;

  Sample(double[] weights, boolean[] active, GradientKind kind, UnaryOperator<double[]> back) {
    this.weights = weights.clone();
    this.active = active.clone();
    this.kind = kind;
    this.back = back;
  }

  /**
   * Mixing weights that nothing is learned from.
   *
   * @param active which options run
   */
  public static Sample given(double[] weights, boolean[] active) {
    return new Sample(
        weights, active, GradientKind.NONE, cotangent -> new double[cotangent.length]);
  }

  /** Likewise, with every option running, even at 0: the graph stays while a weight falls. */
  public static Sample given(double[] weights) {
    boolean[] all = new boolean[weights.length];
    Arrays.fill(all, true);
    return given(weights, all);
  }

  /** One option at 1, the others at 0. */
  static double[] oneHot(int options, int one) {
    double[] weights = new double[options];
    weights[one] = 1;
    return weights;
  }

  /** Only some options. */
  static boolean[] only(int options, int... some) {
    boolean[] active = new boolean[options];
    for (int option : some) {
      active[option] = true;
    }
    return active;
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
    return back.apply(cotangent);
  }
}
