package org.espalier.stdlib.draw;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A picture whose SVG and PNG are each made once, at the first question, whatever thread asks. */
final class Drawing implements Picture {
  private final Supplier<String> drawn;
  private final Supplier<String> written;
  private @Nullable String svg;
  private byte @Nullable [] png;

  /**
   * Nothing is drawn yet.
   *
   * @param drawn makes the SVG
   * @param written makes the text
   */
  Drawing(Supplier<String> drawn, Supplier<String> written) {
    this.drawn = drawn;
    this.written = written;
  }

  @Override
  public synchronized String svg() {
    if (svg == null) {
      svg = drawn.get();
    }
    return svg;
  }

  @Override
  public synchronized byte[] png() {
    if (png == null) {
      png = Raster.png(svg());
    }
    return png.clone();
  }

  @Override
  public String text() {
    return written.get();
  }

  @Override
  public String toString() {
    return text();
  }
}
