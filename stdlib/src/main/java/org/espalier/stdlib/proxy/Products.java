package org.espalier.stdlib.proxy;

/** Sums over two arrays of one length, in double precision. */
final class Products {
  private Products() {}

  /** {@code sum a b}. */
  static double signed(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** {@code sum |a b|}. */
  static double absolute(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((double) a[i] * b[i]);
    }
    return sum;
  }

  /** {@code sqrt(sum a^2)}. */
  static double norm(float[] a) {
    return Math.sqrt(signed(a, a));
  }
}
