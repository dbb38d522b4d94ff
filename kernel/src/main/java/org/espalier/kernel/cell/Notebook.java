package org.espalier.kernel.cell;

import java.io.IOException;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.MimeBundle;
import org.espalier.kernel.render.Renderers;
import org.jspecify.annotations.Nullable;

/**
 * The words that every cell has without an import: showing something before the cell's end,
 * replacing it, asking the user. From a thread that belongs to no cell, the latest cell is meant;
 * where there is none, standard output.
 */
public final class Notebook {
  private static final String TEXT = "text/plain";

  private Notebook() {}

  /** Shows a value in the cell's output. */
  public static void display(@Nullable Object value) {
    show(value, null);
  }

  /** Shows a value under a name by which {@link #update} can replace it. */
  public static void display(@Nullable Object value, String id) {
    show(value, id);
  }

  private static void show(@Nullable Object value, @Nullable String id) {
    MimeBundle bundle = Renderers.shared().render(value);
    CurrentOutput.get().ifPresentOrElse(output -> output.display(bundle, id), () -> print(bundle));
  }

  /** Replaces what was shown under a name, in whatever cell it stands. */
  public static void update(String id, @Nullable Object value) {
    MimeBundle bundle = Renderers.shared().render(value);
    CurrentOutput.get().ifPresentOrElse(output -> output.update(id, bundle), () -> print(bundle));
  }

  private static void print(MimeBundle bundle) {
    System.out.println(bundle.data().get(TEXT));
  }

  /** Takes away what the cell has shown so far. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Takes away what the cell has shown so far.
   *
   * @param wait only when the next output arrives, so that nothing flickers
   */
  public static void clearOutput(boolean wait) {
    CurrentOutput.get().ifPresent(output -> output.clear(wait));
  }

  /** HTML, shown as such when it is a cell's value or displayed. */
  public static MimeBundle html(String text) {
    return MimeBundle.text(text).with("text/html", text);
  }

  /** An SVG document, shown as a picture when it is a cell's value or displayed. */
  public static MimeBundle svg(String text) {
    return MimeBundle.text(text).with("image/svg+xml", text);
  }

  /** Markdown, shown as such when it is a cell's value or displayed. */
  public static MimeBundle markdown(String text) {
    return MimeBundle.text(text).with("text/markdown", text);
  }

  /** LaTeX with its dollar signs, shown as a formula when it is a cell's value or displayed. */
  public static MimeBundle latex(String text) {
    return MimeBundle.text(text).with("text/latex", text);
  }

  /**
   * Asks the user for a line.
   *
   * @throws IOException when nobody can be asked, with the reason
   */
  public static String ask(String prompt) throws IOException {
    return ask(prompt, false);
  }

  /**
   * Asks the user for a line that is not shown while it is typed.
   *
   * @throws IOException when nobody can be asked, with the reason
   */
  public static String askPassword(String prompt) throws IOException {
    return ask(prompt, true);
  }

  private static String ask(String prompt, boolean password) throws IOException {
    return CurrentOutput.get()
        .orElseThrow(
            () -> new IOException("Nobody can be asked \"" + prompt + "\": no cell has run yet."))
        .ask(prompt, password);
  }
}
