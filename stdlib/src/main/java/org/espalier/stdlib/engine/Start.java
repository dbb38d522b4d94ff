package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;

/** What arrays of a {@link WeightStore} begin as. */
public enum Start {
  /** As networks are trained from: He's normal for convolutions, PyTorch's for the rest. */
  TRAINING,
  /** The same numbers without their signs. */
  ABSOLUTE,
  /** Matrices from N(0, 1) whatever their size; the rest as in training. */
  NORMAL,
  /** Matrices of ones; the rest as in training. */
  ONES;

  /**
   * The numbers that an array begins as: the same for equal arguments, everywhere.
   *
   * @param seed the store's
   * @param name the array's full name
   */
  public float[] draw(Seed seed, String name, Weight weight) {
    float[] values = Initialization.draw(seed, name, weight);
    if (this == ABSOLUTE) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.abs(values[i]);
      }
    }
    if (weight.role().matrix() && this == ONES) {
      Arrays.fill(values, 1f);
    }
    if (weight.role().matrix() && this == NORMAL) {
      RandomGenerator random = seed.split("initialisation").stream(name);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return values;
  }
}
