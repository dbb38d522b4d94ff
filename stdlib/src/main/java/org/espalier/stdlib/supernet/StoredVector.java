package org.espalier.stdlib.supernet;

import java.util.List;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.strategy.relaxed.WeightVector;

/** Arrays of a store, as a search sees them. */
record StoredVector(ArrayVector arrays) implements WeightVector {
  @Override
  public List<String> names() {
    return arrays.names();
  }

  @Override
  public WeightVector over(List<String> names) {
    return names.equals(arrays.names()) ? this : new StoredVector(arrays.over(names));
  }

  @Override
  public WeightVector copy() {
    return new StoredVector(arrays.copy());
  }

  @Override
  public WeightVector zeros() {
    return new StoredVector(arrays.zeros());
  }

  @Override
  public void set(WeightVector other) {
    arrays.set(of(other));
  }

  @Override
  public void mix(double keep, double factor, WeightVector other) {
    arrays.mix(keep, factor, of(other));
  }

  @Override
  public double dot(WeightVector other) {
    return arrays.dot(of(other));
  }

  @Override
  public double norm() {
    return arrays.norm();
  }

  @Override
  public double[] numbers() {
    return arrays.numbers();
  }

  @Override
  public void numbers(double... numbers) {
    arrays.numbers(numbers);
  }

  private static ArrayVector of(WeightVector vector) {
    if (vector instanceof StoredVector stored) {
      return stored.arrays;
    }
    throw new IllegalArgumentException(
        "A vector of an engine's arrays cannot be joined with " + vector + ".");
  }

  @Override
  public void close() {
    arrays.close();
  }
}
