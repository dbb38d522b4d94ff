package org.espalier.stdlib.proxy;

/**
 * How differently the network treats different images: of the correlations of the images' rows of
 * the Jacobian {@code d(sum of outputs)/dx}, with eigenvalues v,
 *
 * <pre>-sum (log(v + k) + 1 / (v + k)),  k = 1e-5</pre>
 *
 * Batch norms in training mode; labels are not seen. Mellor, Turner, Storkey, Crowley: Neural
 * architecture search without training, first version, arXiv 2006.04647v1, section 3; as a proxy
 * arXiv 2101.08134. Two images with orthogonal rows: -2; with correlation 0.5: -2.378967; with
 * equal rows: -99989.68.
 */
public record JacobianCovariance() implements Proxy {
  private static final double SMALL = 1e-5;

  @Override
  public String name() {
    return "jacob_cov";
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, of(SquareMatrix.correlations(probe.jacobian())));
  }

  static double of(SquareMatrix correlations) {
    double sum = 0;
    for (double value : correlations.eigenvalues()) {
      double raised = Math.max(0, value) + SMALL;
      sum -= Math.log(raised) + 1 / raised;
    }
    return sum;
  }
}
