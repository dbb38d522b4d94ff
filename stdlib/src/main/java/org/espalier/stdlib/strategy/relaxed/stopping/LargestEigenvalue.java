package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric matrix that is known by its products with vectors only,
 * such as a Hessian: Lanczos' method, every vector made orthogonal to all before it, from a
 * direction that a constant seed gives. Exact to rounding after as many products as there are rows,
 * and usually after a tenth of that (Golub and Van Loan, Matrix Computations, section 10.1).
 *
 * @param products how many products are made at most, 40 by default; at least 1
 * @param tolerance two estimates in a row that differ by less, relatively, are the last; 1e-9 by
 *     default
 */
public record LargestEigenvalue(int products, double tolerance) {
  private static final double VANISHED = 1e-12;

  /** Bisection halves an interval of doubles no more often. */
  private static final int HALVINGS = 200;

  /** Checks. */
  public LargestEigenvalue {
    if (products < 1 || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "largestEigenvalue("
              + products
              + ", "
              + tolerance
              + "): at least 1 product is needed and a tolerance of at least 0.");
    }
  }

  /** Enough for the Hessians of architecture parameters. */
  public LargestEigenvalue() {
    this(40, 1e-9);
  }

  /**
   * The eigenvalue.
   *
   * @param product the matrix times a vector; symmetric
   * @param size how many rows the matrix has; at least 1
   */
  public double of(UnaryOperator<double[]> product, int size) {
    List<double[]> basis = new ArrayList<>();
    List<Double> diagonal = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    double[] next = beginning(size);
    double scale = norm(next);
    double estimate = Double.NaN;
    for (int step = 0; step < Math.min(products, size); step++) {
      double[] direction = scaled(next, 1 / scale);
      basis.add(direction);
      next = product.apply(direction.clone());
      diagonal.add(dot(next, direction));
      double before = estimate;
      estimate = ofTridiagonal(diagonal, beside);
      orthogonalise(next, basis);
      scale = norm(next);
      boolean settled = Math.abs(estimate - before) <= tolerance * Math.abs(estimate);
      if (settled || scale <= VANISHED * Math.max(1, Math.abs(estimate))) {
        return estimate;
      }
      beside.add(scale);
    }
    return estimate;
  }

  private static double[] beginning(int size) {
    SplittableRandom random = new SplittableRandom(size);
    return random.doubles(size, -1, 1).toArray();
  }

  /** Twice, as once leaves what rounding left. */
  private static void orthogonalise(double[] vector, List<double[]> basis) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] direction : basis) {
        double share = dot(vector, direction);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= share * direction[i];
        }
      }
    }
  }

  /** By bisection: how many eigenvalues are below a number is how many pivots are negative. */
  private static double ofTridiagonal(List<Double> diagonal, List<Double> beside) {
    double radius = 0;
    for (int i = 0; i < diagonal.size(); i++) {
      double left = i == 0 ? 0 : beside.get(i - 1);
      double right = i < diagonal.size() - 1 ? beside.get(i) : 0;
      radius = Math.max(radius, Math.abs(diagonal.get(i)) + left + right);
    }
    double low = -radius;
    double high = radius;
    for (int halving = 0; halving < HALVINGS && low < high; halving++) {
      double middle = low + (high - low) / 2;
      boolean allBelow = below(diagonal, beside, middle) == diagonal.size();
      if (middle == low || middle == high) {
        return middle;
      }
      low = allBelow ? low : middle;
      high = allBelow ? middle : high;
    }
    return high;
  }

  private static int below(List<Double> diagonal, List<Double> beside, double number) {
    int below = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.size(); i++) {
      double off = i == 0 ? 0 : beside.get(i - 1);
      pivot = diagonal.get(i) - number - off * off / pivot;
      pivot = pivot == 0 ? -Double.MIN_NORMAL : pivot;
      below += pivot < 0 ? 1 : 0;
    }
    return below;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double[] scaled(double[] vector, double factor) {
    return java.util.Arrays.stream(vector).map(number -> number * factor).toArray();
  }

  @Override
  public String toString() {
    return "largestEigenvalue(" + products + ", " + tolerance + ")";
  }
}
