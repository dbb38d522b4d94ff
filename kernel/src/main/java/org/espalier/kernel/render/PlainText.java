package org.espalier.kernel.render;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Any value as text of bearable length. */
public final class PlainText {
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_ELEMENTS = 1_000;

  private PlainText() {}

  /** What {@code toString} gives, or why it gives nothing; arrays by their content. */
  public static String of(@Nullable Object value) {
    try {
      return cut(value != null && value.getClass().isArray() ? array(value) : plain(value));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return (value == null ? "null" : value.getClass().getName())
          + " (its toString threw "
          + failure.getClass().getSimpleName()
          + ")";
    }
  }

  private static String plain(@Nullable Object value) {
    // A toString that returns null is wrong, and shown as what it is.
    return String.valueOf(value);
  }

  private static String array(Object array) {
    int length = Array.getLength(array);
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      text.append(i == 0 ? "" : ", ").append(of(Array.get(array, i)));
    }
    if (length > MOST_ELEMENTS) {
      text.append(", ... (").append(length).append(" elements in all)");
    }
    return text.append(']').toString();
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "... (" + text.length() + " characters in all)";
  }

  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return cut(text.toString());
  }
}
