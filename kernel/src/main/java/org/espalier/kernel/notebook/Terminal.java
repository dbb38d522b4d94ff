package org.espalier.kernel.notebook;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.output.CellOutput;

/** A notebook's run as text: each cell's number and first line, what it shows, how long it took. */
public final class Terminal implements RunWatcher {
  private static final int LINE = 80;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean rewrites;
  private TerminalOutput current;

  /**
   * @param rewrites whether a display that is updated can be rewritten in place: true on a terminal
   *     that understands ANSI escapes, false for a file or a pipe
   */
  public Terminal(PrintStream out, PrintStream err, boolean rewrites) {
    this.out = out;
    this.err = err;
    this.rewrites = rewrites;
    this.current = new TerminalOutput(out, err, rewrites);
  }

  @Override
  public CellOutput begins(int number, int total, NotebookCell cell) {
    out.println(counter(number, total) + " " + firstLine(cell.source()));
    out.flush();
    current = new TerminalOutput(out, err, rewrites);
    return current;
  }

  @Override
  public void ends(int number, int total, Duration time, Optional<CellFailure> failure) {
    current.finish();
    String ending = failure.map(f -> ", " + f.name() + ": " + f.message()).orElse("");
    out.println(" ".repeat(counter(number, total).length()) + " " + seconds(time) + ending);
    out.flush();
  }

  private static String counter(int number, int total) {
    String last = Integer.toString(total);
    return String.format(Locale.ROOT, "[%" + last.length() + "d/%s]", number, last);
  }

  private static String firstLine(String source) {
    String line = source.strip().lines().findFirst().orElse("");
    boolean more = source.strip().lines().count() > 1;
    String shown = line.length() > LINE ? line.substring(0, LINE) : line;
    return more || shown.length() < line.length() ? shown + " ..." : shown;
  }

  /** A time as people read it: {@code 0.3 s}. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
