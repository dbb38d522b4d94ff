package org.espalier.kernel.output;

import org.espalier.kernel.render.MimeBundle;

/**
 * Text to read beside the notebook, not under the cell: the value of {@code %help} and its like. A
 * front end opens it in its pager; one that has none shows it as any other value.
 *
 * @param bundle what to read; should have a {@code text/plain} form
 */
public record Page(MimeBundle bundle) {
  /** A page of plain text. */
  public static Page text(String text) {
    return new Page(MimeBundle.text(text));
  }

  /** The plain text, for a terminal. */
  @Override
  public String toString() {
    return String.valueOf(bundle.data().getOrDefault("text/plain", ""));
  }
}
