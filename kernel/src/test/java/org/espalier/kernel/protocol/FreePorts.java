package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where a kernel of a test may listen. */
public final class FreePorts {
  private FreePorts() {}

  /** A connection on five ports of this machine that nobody listened on just now. */
  public static KernelConnectionProperties connection(String key) throws IOException {
    List<ServerSocket> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      taken.add(new ServerSocket(0));
    }
    int[] ports = taken.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    for (ServerSocket socket : taken) {
      socket.close();
    }
    return new KernelConnectionProperties(
        "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", key);
  }
}
