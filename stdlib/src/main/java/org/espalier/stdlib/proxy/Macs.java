package org.espalier.stdlib.proxy;

/** Multiply-adds of one example's forward pass. Depends on nothing else. */
public record Macs() implements Proxy {
  @Override
  public String name() {
    return "macs";
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, (double) probe.network().macs());
  }
}
