package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/**
 * Many arrays by name, as one vector: all weights of a supernet, their gradients, a velocity. Where
 * two meet, the other must have every array of this one; what it has beyond does not count.
 */
public interface WeightVector extends AutoCloseable {
  /** The arrays, in order. */
  List<String> names();

  /** The same numbers, of some arrays only. */
  WeightVector over(List<String> names);

  /** A vector of its own, of the same numbers. */
  WeightVector copy();

  /** Takes another's numbers over, bit by bit. */
  void set(WeightVector other);

  /** {@code this = keep this + factor other}. */
  void mix(double keep, double factor, WeightVector other);

  /** The sum of the products. */
  double dot(WeightVector other);

  /** The square root of the sum of the squares. */
  double norm();

  /** All numbers, array after array. */
  double[] numbers();

  /**
   * Takes numbers over as {@link #numbers} gave them.
   *
   * @throws IllegalArgumentException when there are more or fewer
   */
  void numbers(double... numbers);

  /** {@code this = this + factor other}. */
  default void add(double factor, WeightVector other) {
    mix(1, factor, other);
  }

  /** A vector of its own, all zero. */
  default WeightVector zeros() {
    WeightVector zeros = copy();
    zeros.numbers(new double[zeros.numbers().length]);
    return zeros;
  }

  /** Gives a vector's own memory back; a view's stays. */
  @Override
  void close();
}
