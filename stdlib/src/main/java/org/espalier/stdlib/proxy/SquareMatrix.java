package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** A symmetric matrix with one row for each example, and what proxies ask of it. Immutable. */
public final class SquareMatrix {
  private final double[][] rows;

  private SquareMatrix(double[][] rows) {
    this.rows = rows;
  }

  /** Of rows; what differs across the diagonal is made equal. */
  public static SquareMatrix of(double[]... rows) {
    double[][] symmetric = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        symmetric[i][j] = (rows[i][j] + rows[j][i]) / 2;
      }
    }
    return new SquareMatrix(symmetric);
  }

  /** The products of each two vectors. */
  public static SquareMatrix products(List<float[]> vectors) {
    double[][] products = new double[vectors.size()][vectors.size()];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = Products.signed(vectors.get(i), vectors.get(j));
        products[j][i] = products[i][j];
      }
    }
    return new SquareMatrix(products);
  }

  /**
   * Pearson's correlation of each two rows. Not a number where a row is constant, which says that
   * an example has no influence at all.
   */
  public static SquareMatrix correlations(double[][] rows) {
    double[][] centred = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double mean = Arrays.stream(rows[i]).average().orElse(0);
      centred[i] = Arrays.stream(rows[i]).map(value -> value - mean).toArray();
      double norm = Math.sqrt(dot(centred[i], centred[i]));
      for (int k = 0; k < centred[i].length; k++) {
        centred[i][k] /= norm;
      }
    }
    double[][] correlations = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double cosine = dot(centred[i], centred[j]);
        boolean itself = i == j && Double.isFinite(cosine);
        correlations[i][j] = itself ? 1 : Math.max(-1, Math.min(1, cosine));
        correlations[j][i] = correlations[i][j];
      }
    }
    return new SquareMatrix(correlations);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** How many rows. */
  public int size() {
    return rows.length;
  }

  /** One number. */
  public double at(int row, int column) {
    return rows[row][column];
  }

  /** Whether every entry is a finite number. */
  boolean isFinite() {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  /** {@code log |det|}; minus infinity where it is singular. */
  public double logDeterminant() {
    if (!isFinite()) {
      return Double.NaN;
    }
    RealMatrix upper = new LUDecomposition(matrix(), Double.MIN_NORMAL).getU();
    double sum = 0;
    for (int i = 0; upper != null && i < size(); i++) {
      sum += Math.log(Math.abs(upper.getEntry(i, i)));
    }
    return upper == null ? Double.NEGATIVE_INFINITY : sum;
  }

  private RealMatrix matrix() {
    return MatrixUtils.createRealMatrix(rows);
  }

  /** From the least to the greatest; all not numbers where an entry is none. */
  public double[] eigenvalues() {
    double[] values = new double[size()];
    Arrays.fill(values, Double.NaN);
    if (isFinite()) {
      values = new EigenDecompositionSymmetric(matrix()).getEigenvalues();
      Arrays.sort(values);
    }
    return values;
  }

  /**
   * The greatest eigenvalue over the least, at least 1; infinite where the least is not positive.
   */
  public double condition() {
    double[] values = eigenvalues();
    double least = values[0];
    double greatest = values[values.length - 1];
    boolean singular = least <= greatest * size() * Math.ulp(1.0);
    return singular ? Double.POSITIVE_INFINITY : greatest / least;
  }

  /** The matrix of some rows and some columns, times the inverse of that of the same columns. */
  double[][] regression(int columns, double[][] values) {
    double[][] predicted = new double[size() - columns][values[0].length];
    Arrays.stream(predicted).forEach(row -> Arrays.fill(row, Double.NaN));
    if (!isFinite()) {
      return predicted;
    }
    RealMatrix known = matrix().getSubMatrix(0, columns - 1, 0, columns - 1);
    DecompositionSolver solver = new LUDecomposition(known, Double.MIN_NORMAL).getSolver();
    if (!solver.isNonSingular() || predicted.length == 0) {
      return predicted;
    }
    RealMatrix solution = solver.solve(MatrixUtils.createRealMatrix(values));
    return matrix().getSubMatrix(columns, size() - 1, 0, columns - 1).multiply(solution).getData();
  }
}
