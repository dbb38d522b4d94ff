package org.espalier.stdlib.device;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Variables that native libraries read as they are loaded; Java's own copy stays as it was. */
public final class NativeEnvironment {
  private NativeEnvironment() {}

  /** Sets a variable for native code of this process. */
  public static void set(String variable, String value) {
    if (Platform.isWindows()) {
      NativeLibrary.getInstance("msvcrt")
          .getFunction("_putenv_s")
          .invokeInt(new Object[] {variable, value});
    } else {
      NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {variable, value, 1});
    }
  }

  /** Likewise, unless the user's environment says something already. */
  public static void prefer(String variable, String value) {
    if (System.getenv(variable) == null) {
      set(variable, value);
    }
  }
}
