package org.espalier.stdlib.data;

/** Where data sets come from; meant for {@code import static}. */
public final class DataSets {
  private DataSets() {}

  /**
   * Digits and letters that the program draws itself; nothing is downloaded.
   *
   * @see Glyphs
   */
  public static Glyphs glyphs() {
    return Glyphs.DEFAULT;
  }
}
