package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The mixing weights are the point, {@code h = rho}: nothing is drawn, everything runs. */
public record Mixture() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    return new Whole(point);
  }

  @Override
  public String toString() {
    return "mixture()";
  }

  private static final class Whole implements Draw {
    private final double[] point;

    private Whole(double[] point) {
      this.point = point.clone();
    }

    @Override
    public double[] weights() {
      return point.clone();
    }

    @Override
    public boolean[] active() {
      boolean[] active = new boolean[point.length];
      Arrays.fill(active, true);
      return active;
    }

    @Override
    public GradientKind kind() {
      return GradientKind.EXACT;
    }

    @Override
    public double[] pullback(double[] cotangent) {
      return cotangent.clone();
    }
  }
}
