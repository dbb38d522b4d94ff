package org.espalier.kernel.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kotlin's comments, strings, numbers and keywords, marked for the page's style sheet. */
final class KotlinHighlighter {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)"
              + "|(?<string>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+')"
              + "|(?<number>\\b\\d[\\w.]*\\b)"
              + "|(?<keyword>\\b(?:as|break|by|class|continue|data|do|else|enum|false|finally|for"
              + "|fun|if|import|in|interface|is|null|object|override|package|private|return|sealed"
              + "|super|this|throw|true|try|typealias|val|var|when|while)\\b)");

  private KotlinHighlighter() {}

  static String html(String code) {
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(code);
    int end = 0;
    while (token.find()) {
      html.append(Html.escape(code.substring(end, token.start())))
          .append("<span class=\"")
          .append(kind(token))
          .append("\">")
          .append(Html.escape(token.group()))
          .append("</span>");
      end = token.end();
    }
    return html.append(Html.escape(code.substring(end))).toString();
  }

  private static String kind(Matcher token) {
    if (token.group("comment") != null) {
      return "comment";
    }
    if (token.group("string") != null) {
      return "string";
    }
    return token.group("number") != null ? "number-literal" : "keyword";
  }
}
