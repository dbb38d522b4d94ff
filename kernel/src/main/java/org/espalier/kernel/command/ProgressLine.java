package org.espalier.kernel.command;

import java.io.PrintStream;
import java.util.Locale;
import org.espalier.kernel.gpu.Progress;

/**
 * An installation's progress: one line that is rewritten on a terminal, otherwise a line a tenth.
 */
final class ProgressLine implements Progress {
  private static final int WIDTH = 30;
  private static final long INTERVAL = 200_000_000L;

  private final PrintStream out;
  private final boolean rewrites;
  private final long begun = System.nanoTime();
  private long shown = begun - INTERVAL;
  private long first = -1;
  private long tenths = -1;

  ProgressLine(PrintStream out, boolean rewrites) {
    this.out = out;
    this.rewrites = rewrites;
  }

  @Override
  public void fetched(String doing, long done, long all) {
    long now = System.nanoTime();
    first = first < 0 ? done : first;
    if (rewrites && (now - shown >= INTERVAL || done == all)) {
      shown = now;
      out.print("\r\u001b[K" + bar(done, all) + " " + line(doing, done, all, now));
      out.flush();
    } else if (!rewrites && 10 * done / all > tenths) {
      tenths = 10 * done / all;
      out.println(line(doing, done, all, now));
    }
  }

  private static String bar(long done, long all) {
    int filled = (int) (WIDTH * done / all);
    return "█".repeat(filled) + "░".repeat(WIDTH - filled);
  }

  private String line(String doing, long done, long all, long now) {
    double seconds = (now - begun) / 1e9;
    double rate = (done - first) / Math.max(seconds, 1e-3);
    String left = rate > 0 && seconds > 1 ? ", " + Math.round((all - done) / rate) + " s left" : "";
    return String.format(
        Locale.ROOT,
        "%d %%, %.0f of %.0f MB%s, %s",
        100 * done / all,
        done / 1e6,
        all / 1e6,
        left,
        doing);
  }

  @Override
  public void says(String what) {
    out.println((rewrites ? "\r\u001b[K" : "") + what);
  }
}
