package org.espalier.stdlib.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Variables that native libraries read as they are loaded; Java's own copy stays as it was. */
final class NativeEnvironment {
  private NativeEnvironment() {}

  static void set(String variable, String value) {
    if (Platform.isWindows()) {
      NativeLibrary.getInstance("msvcrt")
          .getFunction("_putenv_s")
          .invokeInt(new Object[] {variable, value});
    } else {
      NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {variable, value, 1});
    }
  }
}
