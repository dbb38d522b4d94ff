package org.espalier.stdlib.proxy;

import java.util.Map;

/**
 * How well the network's ReLUs tell images apart: {@code log |det K|}, where {@code K_ij} counts
 * the units that are positive for both of images i and j or for neither. One batch, batch norms in
 * training mode; labels are not seen. Minus infinity where two images cannot be told apart, or
 * where there are more images than units. Signal {@code units}: how many there are.
 *
 * <p>Mellor, Turner, Storkey, Crowley: Neural architecture search without training, ICML 2021,
 * arXiv 2006.04647, equation 2. Two images that differ on 20 of 40 units: {@code log(40^2 - 20^2) =
 * 7.09008}.
 */
public record Naswot() implements Proxy {
  @Override
  public String name() {
    return "naswot";
  }

  @Override
  public ProxyScore score(Probe probe) {
    ActivationPatterns patterns = ActivationPatterns.of(probe);
    Map<String, Double> signals = Map.of("units", (double) patterns.units());
    return ProxyScore.of(this, patterns.kernel().logDeterminant(), signals);
  }
}
