package org.espalier.kernel.protocol;

import org.espalier.kernel.command.Espalier;

/** The kernel that Jupyter starts, with all that its cells find, for tests. */
final class SessionKernel {
  private SessionKernel() {}

  /** Takes the connection file. */
  public static void main(String[] arguments) {
    Espalier.main(new String[] {"kernel", arguments[0]});
  }
}
