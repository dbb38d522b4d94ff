package org.espalier.stdlib.draw;

/** Something to look at, in three forms of the same content. */
public interface Picture {
  /** A complete SVG document, legible on a light and on a dark ground. */
  String svg();

  /** The same as a PNG file, at twice the SVG's size for sharp screens. */
  byte[] png();

  /** The same as a few lines of plain text. */
  String text();
}
