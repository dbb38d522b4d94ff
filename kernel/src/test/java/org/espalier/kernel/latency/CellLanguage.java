package org.espalier.kernel.latency;

/** The same cells in two languages. */
enum CellLanguage {
  KOTLIN("val ", "\"n$it\"", "{ ", "it % 3 == 0", "it.length", "a, b -> b - a", " }"),
  JAVA("var ", "\"n\" + it", "(", "it -> it % 3 == 0", "it -> it.length()", "(a, b) -> b - a", ")");

  private final String variable;
  private final String named;
  private final String open;
  private final String filter;
  private final String length;
  private final String order;
  private final String close;

  CellLanguage(
      String variable,
      String named,
      String open,
      String filter,
      String length,
      String order,
      String close) {
    this.variable = variable;
    this.named = named;
    this.open = open;
    this.filter = filter;
    this.length = length;
    this.order = order;
    this.close = close;
  }

  /** A cell that shows a value and uses the cell before it. */
  String cell(int number) {
    String value = number == 1 ? "1" : "x" + (number - 1) + " + " + number;
    String end = this == JAVA ? ";" : "";
    return variable + "x" + number + " = " + value + end + "\nx" + number;
  }

  /** What {@link #cell} shows. */
  static String result(int number) {
    return String.valueOf(number * (number + 1) / 2);
  }

  /** A chain of calls on a Java API, with a lambda each, over the numbers from 1. */
  String chain(int numbers) {
    String name = this == JAVA ? "it -> " + named : named;
    return "java.util.stream.IntStream.rangeClosed(1, "
        + numbers
        + ").filter"
        + lambda(filter)
        + ".mapToObj"
        + lambda(name)
        + ".map"
        + lambda(length)
        + ".sorted"
        + lambda(order)
        + ".limit(2).collect(java.util.stream.Collectors.toList())";
  }

  private String lambda(String body) {
    return open + body + close;
  }

  /** What {@link #chain} shows for 999 to 1001 numbers. */
  static final String CHAIN_RESULT = "[4, 4]";
}
