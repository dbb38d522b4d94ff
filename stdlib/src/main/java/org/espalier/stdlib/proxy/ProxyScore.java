package org.espalier.stdlib.proxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proxy found.
 *
 * @param value the number as its authors define it, or its natural logarithm where {@link
 *     Proxy#logarithmic}; may be infinite, is never not a number
 * @param merit the same, greater for better: the value, or minus the value
 * @param signals what it was made of, by name; empty for most
 */
public record ProxyScore(double value, double merit, Map<String, Double> signals) {
  /** Copies, keeping the order. */
  public ProxyScore {
    signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
  }

  /**
   * A score of a proxy. Where the arithmetic ended in no number, the network has no signal to rank
   * it by, so it gets the worst value that there is.
   */
  static ProxyScore of(Proxy proxy, double value, Map<String, Double> signals) {
    double sign = proxy.higherIsBetter() ? 1 : -1;
    double kept = Double.isNaN(value) ? sign * Double.NEGATIVE_INFINITY : value;
    return new ProxyScore(kept, sign * kept, signals);
  }

  static ProxyScore of(Proxy proxy, double value) {
    return of(proxy, value, Map.of());
  }

  /**
   * One of the signals.
   *
   * @throws IllegalArgumentException when there is none of that name, with those that there are
   */
  public double signal(String name) {
    Double signal = signals.get(name);
    if (signal == null) {
      throw new IllegalArgumentException(
          "This score has no signal '" + name + "'; it has " + signals.keySet() + ".");
    }
    return signal;
  }
}
