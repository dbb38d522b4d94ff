package org.espalier.stdlib.draw;

/** What an edge of a diagram stands for, as far as its look goes. */
public enum EdgeKind {
  /** Data go along it, nothing more. Grey. */
  FLOW("#5B6776", 1.4, ""),
  /** It carries an operation with weights. Blue. */
  COMPUTE("#0072B2", 1.8, ""),
  /** It carries a pool or another reduction. Orange. */
  REDUCE("#B07400", 1.8, ""),
  /** It passes its input on unchanged. Green. */
  SHORTCUT("#00845F", 1.8, ""),
  /** What it carries is still to be decided. Vermilion, dashed. */
  CHOICE("#C2500A", 1.6, "6 4"),
  /** Nothing goes along it. Pale, dotted. */
  ABSENT("#8A96A3", 1.3, "1.5 4"),
  /** It was there before. Vermilion, dotted. */
  LEFT("#B3400A", 2, "1.5 5"),
  /** It was not there before. Blue, thick. */
  CAME("#0072B2", 3, "");

  private final String stroke;
  private final double width;
  private final String dashes;

  EdgeKind(String stroke, double width, String dashes) {
    this.stroke = stroke;
    this.width = width;
    this.dashes = dashes;
  }

  String stroke() {
    return stroke;
  }

  double width() {
    return width;
  }

  /** SVG's {@code stroke-dasharray}, empty for a whole line. */
  String dashes() {
    return dashes;
  }
}
