package org.espalier.stdlib.proxy;

/** A network that a proxy has no number for. */
public final class ProxyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProxyException(String message) {
    super(message);
  }
}
