package org.espalier.stdlib.proxy;

/**
 * A number that ranks networks without training them. Immutable; safe to be used for many networks.
 */
public interface Proxy {
  /** As the field writes it, such as {@code synflow}; unique among {@link Proxies}. */
  String name();

  /**
   * Which way its authors read it: whether the network of the greater value is the better one.
   * {@link ProxyScore#merit} turns the others round.
   */
  default boolean higherIsBetter() {
    return true;
  }

  /** Whether the value is a natural logarithm, since the published number leaves any range. */
  default boolean logarithmic() {
    return false;
  }

  /**
   * The number of one network. The same network, images and seed give the same number, whatever was
   * scored before.
   *
   * @throws ProxyException when this network has no such number, such as a count of activation
   *     patterns of a network without activations; says why
   * @throws java.util.concurrent.CancellationException when the thread was interrupted
   */
  ProxyScore score(Probe probe);
}
