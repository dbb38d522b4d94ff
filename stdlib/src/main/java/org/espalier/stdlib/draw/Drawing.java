package org.espalier.stdlib.draw;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An SVG and its PNG, each made once, at the first question for it, whatever thread asks. */
final class Drawing {
  private final Supplier<String> drawn;
  private @Nullable String svg;
  private byte @Nullable [] png;

  Drawing(Supplier<String> drawn) {
    this.drawn = drawn;
  }

  synchronized String svg() {
    if (svg == null) {
      svg = drawn.get();
    }
    return svg;
  }

  synchronized byte[] png() {
    if (png == null) {
      png = Raster.png(svg());
    }
    return png.clone();
  }
}
