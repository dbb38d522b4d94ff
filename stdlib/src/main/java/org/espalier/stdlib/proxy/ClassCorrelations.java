package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How differently the network treats images of one class: for each class, the correlations c of its
 * images' rows of the Jacobian {@code d(sum of outputs)/dx} give {@code s = sum log(|c| + 1e-5)};
 * with at most 100 classes the score is {@code sum |s|}, with more, where each s is divided by the
 * class's images, the mean over classes of {@code sum |s_i - s_j|}. Classes of one image count 0.
 *
 * <p>Lopes, Alirezazadeh, Alexandre: EPE-NAS: efficient performance estimation without training for
 * neural architecture search, ICANN 2021, arXiv 2102.08099, equations 2-4, read with the authors'
 * code. Two images of one class with orthogonal rows: {@code 2 |log 1e-5|}, about 23.03.
 */
public record ClassCorrelations() implements Proxy {
  private static final double SMALL = 1e-5;
  private static final int MANY = 100;

  @Override
  public String name() {
    return "epe";
  }

  @Override
  public ProxyScore score(Probe probe) {
    double[][] rows = probe.jacobian();
    Map<Integer, List<double[]>> classes = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      classes.computeIfAbsent(probe.images().label(i), fresh -> new ArrayList<>()).add(rows[i]);
    }
    return ProxyScore.of(this, of(List.copyOf(classes.values()), probe.images().classes()));
  }

  /** From the rows of each class. */
  static double of(List<List<double[]>> classes, int count) {
    double[] sums = classes.stream().mapToDouble(rows -> sum(rows, count > MANY)).toArray();
    double score = 0;
    for (double one : sums) {
      if (count <= MANY) {
        score += Math.abs(one);
      } else {
        for (double other : sums) {
          score += Math.abs(one - other) / sums.length;
        }
      }
    }
    return score;
  }

  private static double sum(List<double[]> rows, boolean mean) {
    SquareMatrix correlations = SquareMatrix.correlations(rows.toArray(double[][]::new));
    double sum = 0;
    for (int i = 0; i < correlations.size(); i++) {
      for (int j = 0; j < correlations.size(); j++) {
        sum += Math.log(Math.abs(correlations.at(i, j)) + SMALL);
      }
    }
    return mean ? sum / rows.size() : sum;
  }
}
