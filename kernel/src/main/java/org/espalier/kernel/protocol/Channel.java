package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.SocketType;

/** The five sockets of a kernel. */
enum Channel {
  /** Requests that a front end's user makes. */
  SHELL(SocketType.ROUTER),
  /** Requests that must not wait behind a running cell. */
  CONTROL(SocketType.ROUTER),
  /** Questions of a cell to its front end. */
  STDIN(SocketType.ROUTER),
  /** What every front end is told. */
  IOPUB(SocketType.XPUB),
  /** Bytes that come back as they are, as a sign of life. */
  HEARTBEAT(SocketType.ROUTER);

  private final SocketType type;

  Channel(SocketType type) {
    this.type = type;
  }

  SocketType type() {
    return type;
  }

  int port(KernelConnectionProperties connection) {
    return switch (this) {
      case SHELL -> connection.getShellPort();
      case CONTROL -> connection.getControlPort();
      case STDIN -> connection.getStdinPort();
      case IOPUB -> connection.getIopubPort();
      case HEARTBEAT -> connection.getHbPort();
    };
  }

  String address(KernelConnectionProperties connection) {
    return connection.getTransport() + "://" + connection.getIp() + ":" + port(connection);
  }
}
