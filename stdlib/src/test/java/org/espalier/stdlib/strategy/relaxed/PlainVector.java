package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/** Doubles as one array. */
final class PlainVector implements WeightVector {
  private final double[] values;

  PlainVector(double... values) {
    this.values = values;
  }

  double[] live() {
    return values;
  }

  private static double[] of(WeightVector other) {
    return ((PlainVector) other).values;
  }

  @Override
  public List<String> names() {
    return List.of("w");
  }

  @Override
  public WeightVector over(List<String> names) {
    return this;
  }

  @Override
  public WeightVector copy() {
    return new PlainVector(values.clone());
  }

  @Override
  public void set(WeightVector other) {
    System.arraycopy(of(other), 0, values, 0, values.length);
  }

  @Override
  public void mix(double keep, double factor, WeightVector other) {
    for (int i = 0; i < values.length; i++) {
      values[i] = keep * values[i] + factor * of(other)[i];
    }
  }

  @Override
  public double dot(WeightVector other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * of(other)[i];
    }
    return sum;
  }

  @Override
  public double norm() {
    return Math.sqrt(dot(this));
  }

  @Override
  public double[] numbers() {
    return values.clone();
  }

  @Override
  public void numbers(double... numbers) {
    set(new PlainVector(numbers));
  }

  @Override
  public void close() {}
}
