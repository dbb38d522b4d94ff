package org.espalier.kernel.cell;

import org.jspecify.annotations.Nullable;

/**
 * What a cell's last expression gave.
 *
 * @param shown whether there is a value to display: false for a declaration, an assignment or
 *     {@code Unit}; true for {@code null} written as an expression
 * @param value the value; null when there is none, or when it is null
 */
public record CellValue(boolean shown, @Nullable Object value) {
  /** A cell that has nothing to display. */
  public static final CellValue NOTHING = new CellValue(false, null);

  /** A value to display. */
  public static CellValue of(@Nullable Object value) {
    return new CellValue(true, value);
  }
}
