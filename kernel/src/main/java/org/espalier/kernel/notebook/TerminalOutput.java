package org.espalier.kernel.notebook;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * One cell's output as text. A display that is updated is rewritten in place where the terminal can
 * do that and nothing was printed below it; otherwise it is printed again, not more often than
 * every ten seconds, and in its last form before the next display and when the cell ends.
 */
final class TerminalOutput implements CellOutput {
  private static final long PAUSE = 10_000_000_000L;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean rewrites;
  private final Map<String, Shown> displays = new LinkedHashMap<>();
  private @Nullable Shown lowest;
  private boolean lineBegun;

  /** A display with a name: what it should show, and what is printed of it. */
  private static final class Shown {
    String text;
    String printed = "";
    long at;

    Shown(String text) {
      this.text = text;
    }
  }

  TerminalOutput(PrintStream out, PrintStream err, boolean rewrites) {
    this.out = out;
    this.err = err;
    this.rewrites = rewrites;
  }

  @Override
  public synchronized void stream(Stream stream, String text) {
    if (text.isEmpty()) {
      return;
    }
    PrintStream to = stream == Stream.OUT ? out : err;
    to.print(text);
    to.flush();
    lineBegun = !text.endsWith("\n");
    lowest = null;
  }

  @Override
  public synchronized void display(MimeBundle bundle, @Nullable String id) {
    printPending();
    Shown shown = new Shown(text(bundle));
    if (id != null) {
      displays.put(id, shown);
    }
    print(shown);
  }

  @Override
  public synchronized void update(String id, MimeBundle bundle) {
    Shown shown = displays.get(id);
    if (shown == null) {
      return;
    }
    shown.text = text(bundle);
    if (rewrites && lowest == shown) {
      long lines = shown.printed.lines().count();
      out.print("\u001b[" + lines + "A\u001b[J");
      print(shown);
    } else if (System.nanoTime() - shown.at > PAUSE) {
      print(shown);
    }
  }

  private void print(Shown shown) {
    endLine();
    out.println(shown.text);
    out.flush();
    shown.printed = shown.text;
    shown.at = System.nanoTime();
    lowest = shown;
  }

  private void endLine() {
    if (lineBegun) {
      out.println();
      lineBegun = false;
    }
  }

  /** Text that was printed stays; a terminal is a record, not a page. */
  @Override
  public void clear(boolean wait) {}

  @Override
  public synchronized String ask(String prompt, boolean password) throws IOException {
    out.print(prompt);
    out.flush();
    lowest = null;
    Console console = password ? System.console() : null;
    if (console != null) {
      char[] typed = console.readPassword();
      if (typed != null) {
        return new String(typed);
      }
    } else {
      String line = StandardInput.readLine();
      if (line != null) {
        return line;
      }
    }
    throw new IOException(
        "the cell asks for a line of input, and standard input is at its end; "
            + "pipe the answers in, as in: printf 'yes\\n' | ./espalier run NOTEBOOK");
  }

  /** The cell ended: prints the last form of what was updated since it was printed. */
  synchronized void finish() {
    printPending();
    endLine();
  }

  private void printPending() {
    displays.values().stream()
        .filter(shown -> !Objects.equals(shown.text, shown.printed))
        .forEach(this::print);
  }

  private static String text(MimeBundle bundle) {
    Object text = bundle.data().get("text/plain");
    return text != null
        ? text.toString().stripTrailing()
        : String.join(", ", bundle.data().keySet());
  }

  /** The process's own standard input, read byte by byte so that nothing is taken too early. */
  private static final class StandardInput {
    private static final InputStream IN = new FileInputStream(FileDescriptor.in);

    static @Nullable String readLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int next = IN.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = IN.read()) {
        line.write(next);
      }
      return line.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
  }
}
