package org.espalier.kernel.protocol;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes Ctrl-C, and front ends that interrupt by signal, stop the cell instead of the process. The
 * JDK has no supported way to handle a signal, so this goes by reflection and does without where it
 * can't.
 */
final class InterruptSignal {
  private static final Logger LOG = Logger.getLogger(InterruptSignal.class.getName());

  private InterruptSignal() {}

  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler onSignal =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, onSignal);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.log(Level.INFO, e, () -> "SIGINT is not handled; interrupt requests are.");
    }
  }
}
