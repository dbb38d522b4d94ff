package org.espalier.stdlib.device;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of two numbers: of CUDA, such as 11.8, or of what a card's processors understand, its
 * compute capability, such as 9.0.
 *
 * @param major the first number, at least 0
 * @param minor the second number, at least 0
 */
public record Version(int major, int minor) implements Comparable<Version> {
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  /** Checks. */
  public Version {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException(
          "A version counts from 0, but got " + major + "." + minor + ".");
    }
  }

  /**
   * Reads {@code 11.8}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Version of(String text) {
    Matcher numbers = TEXT.matcher(text.strip());
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          "A version is two numbers with a point between, such as 11.8, but got '" + text + "'.");
    }
    return new Version(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
  }

  /** Of CUDA's own number, which is 11080 for 11.8. */
  static Version ofCuda(int number) {
    return new Version(number / 1000, number % 1000 / 10);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** Whether it is before the other. */
  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
