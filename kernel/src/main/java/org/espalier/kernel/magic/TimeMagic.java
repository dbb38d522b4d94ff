package org.espalier.kernel.magic;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code %time} and {@code %%time}: they differ in what {@link Call#code} holds only. */
record TimeMagic(String name, String arguments, String summary) implements Magic {

  @Override
  public @Nullable Object run(Call call, Session session) throws Throwable {
    if (call.code().isBlank()) {
      String where = arguments.isEmpty() ? "below it in the cell" : "behind it";
      throw new MagicFailure(name + " needs code " + where + ", and there is none.");
    }
    long before = System.nanoTime();
    Session.Code code = session.compile(call.code());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long processor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    try {
      return code.run();
    } finally {
      long end = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime() - processor;
      session.print(
          String.format(
              Locale.ROOT,
              "Took %s (this thread's processor time %s), after %s of compiling.%n",
              text(end - start),
              text(used),
              text(start - before)));
    }
  }

  private static String text(long nanoseconds) {
    if (nanoseconds < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f µs", nanoseconds / 1e3);
    }
    return nanoseconds < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f ms", nanoseconds / 1e6)
        : String.format(Locale.ROOT, "%.2f s", nanoseconds / 1e9);
  }
}
