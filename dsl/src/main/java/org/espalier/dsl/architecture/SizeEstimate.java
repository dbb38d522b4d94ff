package org.espalier.dsl.architecture;

import java.math.BigInteger;

/**
 * About how many architectures there are: the whole space's size times the share of {@code samples}
 * uniform samples that were inside.
 *
 * @param value the estimate
 * @param standardError {@code size sqrt(p (1 - p) / samples)} with the share p; where none or all
 *     were inside, with p = 1 / samples, as 0 would promise too much
 * @param samples how many were drawn
 */
public record SizeEstimate(double value, double standardError, int samples) {
  static SizeEstimate of(BigInteger whole, int inside, int samples) {
    double size = whole.doubleValue();
    double share = (double) inside / samples;
    double spread = inside == 0 || inside == samples ? 1.0 / samples : share;
    return new SizeEstimate(
        size * share, size * Math.sqrt(spread * (1 - spread) / samples), samples);
  }
}
