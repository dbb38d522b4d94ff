package org.espalier.dsl.operation;

/**
 * How many rows and columns stand around an image; each at least 0.
 *
 * @param top rows above
 * @param left columns to the left
 * @param bottom rows below
 * @param right columns to the right
 */
public record Margin(int top, int left, int bottom, int right) {
  /** No margin. */
  public static final Margin NONE = new Margin(0, 0, 0, 0);

  /** Checks. */
  public Margin {
    if (top < 0 || left < 0 || bottom < 0 || right < 0) {
      throw new IllegalArgumentException(
          "A padding must be at least 0, but got "
              + (top + " above, " + left + " to the left, ")
              + (bottom + " below and " + right + " to the right."));
    }
  }

  /** As many rows above as below, as many columns to the left as to the right. */
  public static Margin even(int rows, int columns) {
    return new Margin(rows, columns, rows, columns);
  }

  /** So many rows and columns in all; the odd one stands below and to the right. */
  public static Margin around(int rows, int columns) {
    return new Margin(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  /** Whether opposite sides are equal. */
  public boolean isEven() {
    return top == bottom && left == right;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return equals(NONE);
  }
}
