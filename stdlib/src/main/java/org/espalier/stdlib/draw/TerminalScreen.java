package org.espalier.stdlib.draw;

import java.io.PrintStream;
import java.util.Objects;

/**
 * A screen of plain text. A place cannot be refilled there, so each {@link Place#put} prints below
 * what was printed before, and nothing when the text is the same as before.
 *
 * @param out where to print
 */
public record TerminalScreen(PrintStream out) implements Screen {

  /** Checks. */
  public TerminalScreen {
    Objects.requireNonNull(out, "out");
  }

  @Override
  public Place place() {
    return new Lines(out);
  }

  private static final class Lines implements Place {
    private final PrintStream out;
    private String last = "";

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public synchronized void put(Object value) {
      String text = value instanceof Picture picture ? picture.text() : String.valueOf(value);
      if (!text.equals(last)) {
        last = text;
        out.println(text);
      }
    }
  }
}
