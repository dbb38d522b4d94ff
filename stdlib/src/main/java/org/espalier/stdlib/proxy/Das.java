package org.espalier.stdlib.proxy;

import java.util.Map;

/**
 * NASWOT's number in its two parts, {@code D + lambda N}: how well activations distinguish images,
 * {@code D = log |det(K / units)| / n} for n images, and how many there are, {@code N = log units}.
 * With lambda 1 it is NASWOT's over n, exactly; with 0 size does not count. Signals {@code
 * distinction} and {@code size}.
 *
 * <p>Liu, Li, Sun, Liu: DAS: neural architecture search via distinguishing activation score, 2022,
 * arXiv 2212.12132. The split follows from the determinant; the authors' own rules of combination
 * could not be read. Their short training beforehand: {@link Prober#over}.
 *
 * @param lambda how much size counts; 1 by default
 */
public record Das(double lambda) implements Proxy {
  /** As NASWOT ranks. */
  public Das() {
    this(1);
  }

  @Override
  public String name() {
    return "das";
  }

  @Override
  public ProxyScore score(Probe probe) {
    ActivationPatterns patterns = ActivationPatterns.of(probe);
    double size = Math.log((double) patterns.units());
    int images = patterns.kernel().size();
    double distinction = patterns.kernel().logDeterminant() / images - size;
    return ProxyScore.of(
        this, distinction + lambda * size, Map.of("distinction", distinction, "size", size));
  }
}
