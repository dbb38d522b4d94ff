package org.espalier.kernel.output;

import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where what one cell shows goes. A Jupyter client, an executed notebook and a terminal are each
 * one of these. Safe to call from any thread, also after the cell ended.
 */
public interface CellOutput {
  /** The two standard streams. */
  enum Stream {
    /** Standard output. */
    OUT,
    /** Standard error. */
    ERR
  }

  /** Appends text to a stream. */
  void stream(Stream stream, String text);

  /**
   * Shows something.
   *
   * @param id a name by which {@link #update} can replace it; null for none
   */
  void display(MimeBundle bundle, @Nullable String id);

  /** Replaces what was shown under a name, wherever it stands. */
  void update(String id, MimeBundle bundle);

  /**
   * Takes away what the cell has shown so far.
   *
   * @param wait only when the next output arrives, so that nothing flickers
   */
  void clear(boolean wait);

  /**
   * Asks the user for a line.
   *
   * @param prompt what is asked
   * @param password whether the answer is hidden
   * @return the line without its end
   * @throws java.io.IOException when nobody can be asked, with the reason
   */
  String ask(String prompt, boolean password) throws java.io.IOException;
}
