package org.espalier.stdlib.draw;

/** Where a diagram's edges lead. */
public enum Direction {
  /** From left to right: right for a cell, with labels on its edges. */
  RIGHT,
  /** From top to bottom: right for a whole network, which is long. */
  DOWN
}
