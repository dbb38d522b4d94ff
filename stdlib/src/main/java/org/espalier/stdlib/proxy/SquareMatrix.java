package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;

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
    LUDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.lu(size(), size());
    if (!isFinite() || !decomposition.decompose(new DMatrixRMaj(rows))) {
      return isFinite() ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    DMatrixRMaj upper = decomposition.getUpper(null);
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += Math.log(Math.abs(upper.get(i, i)));
    }
    return sum;
  }

  /** From the least to the greatest; all not numbers where an entry is none. */
  public double[] eigenvalues() {
    double[] values = new double[size()];
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(size(), false, true);
    if (!isFinite() || !decomposition.decompose(new DMatrixRMaj(rows))) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = decomposition.getEigenvalue(i).getReal();
    }
    Arrays.sort(values);
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
    DMatrixRMaj known = new DMatrixRMaj(columns, columns);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        known.set(i, j, rows[i][j]);
      }
    }
    DMatrixRMaj solution = new DMatrixRMaj(columns, values[0].length);
    double[][] predicted = new double[size() - columns][values[0].length];
    if (!isFinite() || !CommonOps_DDRM.solve(known, new DMatrixRMaj(values), solution)) {
      Arrays.stream(predicted).forEach(row -> Arrays.fill(row, Double.NaN));
      return predicted;
    }
    for (int i = 0; i < predicted.length; i++) {
      for (int k = 0; k < values[0].length; k++) {
        for (int j = 0; j < columns; j++) {
          predicted[i][k] += rows[columns + i][j] * solution.get(j, k);
        }
      }
    }
    return predicted;
  }
}
