package org.espalier.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/** nbformat's multi-line text: one string, or a list of lines that keep their ends. */
final class Multiline {
  private Multiline() {}

  static String join(@Nullable JsonElement text) {
    if (text == null || text.isJsonNull()) {
      return "";
    }
    if (!text.isJsonArray()) {
      return text.getAsString();
    }
    StringBuilder joined = new StringBuilder();
    text.getAsJsonArray().forEach(line -> joined.append(line.getAsString()));
    return joined.toString();
  }

  /** A list of lines, which version control compares better than one long string. */
  static JsonArray split(String text) {
    JsonArray lines = new JsonArray();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }
}
