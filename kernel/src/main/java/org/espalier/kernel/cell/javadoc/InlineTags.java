package org.espalier.kernel.cell.javadoc;

/** Inline tags, {@code code} and {@code link} above all, as HTML. */
final class InlineTags {
  private InlineTags() {}

  /** HTML in place of the tags; a tag ends at the brace that closes it, whatever is between. */
  static String html(String text) {
    StringBuilder html = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", from)) {
      int end = end(text, at);
      html.append(text, from, at).append(tag(text.substring(at + 2, end)));
      from = Math.min(end + 1, text.length());
    }
    return html.append(text.substring(from)).toString();
  }

  private static int end(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String tag(String inside) {
    int space = 0;
    while (space < inside.length() && !Character.isWhitespace(inside.charAt(space))) {
      space++;
    }
    String rest = inside.substring(Math.min(space + 1, inside.length()));
    return switch (inside.substring(0, space)) {
      case "code" -> "<code>" + escaped(rest) + "</code>";
      case "literal" -> escaped(rest);
      case "link", "value" -> link(rest.strip(), true);
      case "linkplain" -> link(rest.strip(), false);
      case "inheritDoc" -> "";
      default -> html(rest);
    };
  }

  private static String link(String target, boolean code) {
    int end = reference(target);
    String label = target.substring(end).strip();
    String shown = label.isEmpty() ? name(target.substring(0, end)) : html(label);
    return code ? "<code>" + shown + "</code>" : shown;
  }

  /** Where the reference ends: at the first space that is not between brackets. */
  private static int reference(String target) {
    int depth = 0;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && Character.isWhitespace(c)) {
        return i;
      }
    }
    return target.length();
  }

  /** {@code Cell.nodes} for {@code org.espalier.dsl.space.cell.Cell#nodes(int)}. */
  static String name(String reference) {
    String bare = reference.replaceFirst("\\(.*", "");
    String[] parts = bare.split("#", 2);
    String type = parts[0].replaceFirst("^(?:[a-z][\\w]*\\.)+(?=[A-Z])", "");
    String member = parts.length > 1 ? parts[1] : "";
    return member.isEmpty() ? type : type.isEmpty() ? member : type + "." + member;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
