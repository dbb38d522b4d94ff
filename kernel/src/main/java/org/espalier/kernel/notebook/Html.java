package org.espalier.kernel.notebook;

/** Text inside HTML. */
final class Html {
  private Html() {}

  /** The text with the characters that HTML gives a meaning written as entities. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
