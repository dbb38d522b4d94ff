package org.espalier.kernel.cell.insight;

import java.util.List;
import org.espalier.kernel.cell.insight.Suggestion.Rank;

/** The words of Kotlin itself. */
final class Keywords {
  private static final List<String> ALL =
      List.of(
          "abstract",
          "annotation",
          "as",
          "break",
          "by",
          "catch",
          "class",
          "companion",
          "const",
          "continue",
          "data",
          "do",
          "else",
          "enum",
          "false",
          "finally",
          "for",
          "fun",
          "if",
          "import",
          "in",
          "inline",
          "interface",
          "internal",
          "is",
          "lateinit",
          "null",
          "object",
          "open",
          "operator",
          "out",
          "override",
          "private",
          "protected",
          "public",
          "reified",
          "return",
          "sealed",
          "super",
          "suspend",
          "tailrec",
          "this",
          "throw",
          "true",
          "try",
          "typealias",
          "val",
          "value",
          "var",
          "vararg",
          "when",
          "where",
          "while");

  private Keywords() {}

  static void add(Suggestions suggestions) {
    if (suggestions.hasPrefix()) {
      ALL.forEach(word -> suggestions.add(new Suggestion(word, word, "keyword", Rank.KEYWORD)));
    }
  }
}
