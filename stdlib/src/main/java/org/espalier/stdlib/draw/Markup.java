package org.espalier.stdlib.draw;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes well-formed XML: every name and text goes through here, so nothing stays unescaped. */
final class Markup {
  private final StringBuilder written = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. Attributes are name and value by turns. */
  Markup open(String element, Object... attributes) {
    start(element, attributes);
    written.append(">\n");
    open.push(element);
    return this;
  }

  /** Closes what was opened last. */
  Markup close() {
    written.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element without content. */
  Markup leaf(String element, Object... attributes) {
    start(element, attributes);
    written.append("/>\n");
    return this;
  }

  /** An element with text in it. */
  Markup text(String text, String element, Object... attributes) {
    start(element, attributes);
    written.append('>').append(escape(text)).append("</").append(element).append(">\n");
    return this;
  }

  /** What was written; everything must be closed. */
  String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("These elements are still open: " + open);
    }
    return written.toString();
  }

  private void start(String element, Object... attributes) {
    written.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      written.append(' ').append(attributes[i]).append("=\"");
      written.append(escape(show(attributes[i + 1]))).append('"');
    }
  }

  private static String show(Object value) {
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  /** A length with at most two digits behind the point, in the same way on every machine. */
  static String number(double value) {
    String shown = String.format(Locale.ROOT, "%.2f", value);
    String trimmed = shown.replaceAll("\\.?0+$", "");
    return trimmed.equals("-0") ? "0" : trimmed;
  }

  /** Text as it may stand in an element or an attribute; what XML cannot hold becomes U+FFFD. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(point -> escaped.append(escape(point)));
    return escaped.toString();
  }

  private static String escape(int point) {
    return switch (point) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.toString(isXml(point) ? point : 0xFFFD);
    };
  }

  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
