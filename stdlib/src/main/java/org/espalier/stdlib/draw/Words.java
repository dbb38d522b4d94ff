package org.espalier.stdlib.draw;

import java.util.List;
import java.util.regex.Pattern;

/** The language's names as a picture writes them. */
final class Words {
  private static final Pattern TIMES = Pattern.compile("(?<=\\d)x(?=\\d)");

  private static final Pattern ENDLESS = Pattern.compile("(\\d\\.\\d{4})\\d{4,}");

  private Words() {}

  /** Shapes and kernels with a real times sign: {@code 16×32×32}. */
  static String times(String text) {
    return ENDLESS.matcher(TIMES.matcher(text).replaceAll("×")).replaceAll("$1…");
  }

  /** A candidate operation's name as a few words: {@code nor_conv_3x3} is {@code conv 3×3}. */
  static String operation(String name) {
    String plain = name.startsWith("nor_") ? name.substring("nor_".length()) : name;
    return plain.equals("skip_connect") ? "skip" : times(plain.replace('_', ' '));
  }

  /** The look of an edge that carries an operation of this name. */
  static EdgeKind edge(String name) {
    if (name.equals("none")) {
      return EdgeKind.ABSENT;
    }
    if (name.startsWith("skip") || name.equals("identity")) {
      return EdgeKind.SHORTCUT;
    }
    return name.contains("pool") ? EdgeKind.REDUCE : EdgeKind.COMPUTE;
  }

  /** A place's parts as words: {@code stage.1} is {@code stage 1}. */
  static String place(String name) {
    return name.replace('.', ' ').replace("/", ", ");
  }

  static String oneOf(List<String> options) {
    return String.join(" | ", options);
  }
}
