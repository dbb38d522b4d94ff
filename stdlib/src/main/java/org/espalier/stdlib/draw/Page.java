package org.espalier.stdlib.draw;

/** Something to read, in two forms of the same content. */
public interface Page {
  /** A piece of HTML that takes a notebook's own style, light or dark. */
  String html();

  /** The same as plain text. */
  String text();
}
