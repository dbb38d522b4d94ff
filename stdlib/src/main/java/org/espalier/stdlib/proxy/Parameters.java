package org.espalier.stdlib.proxy;

/** How many learned numbers the network has. Depends on nothing else. */
public record Parameters() implements Proxy {
  @Override
  public String name() {
    return "params";
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, (double) probe.network().parameters());
  }
}
