package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a call as Python prints it: names, numbers, quoted text, lists, tuples and {@code range}.
 * Remembers where each value stood.
 */
final class Literals {
  private static final Pattern SPACE = Pattern.compile("(?:\\s++|#[^\\n]*+(?:\\n|$))*+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern QUOTED = Pattern.compile("'([^'\\n]*)'|\"([^\"\\n]*)\"");
  private static final int SHOWN = 24;
  private static final int DEEPEST = 8;

  private final String source;
  private int at;

  Literals(String source) {
    this.source = source;
  }

  /**
   * A value and where it began.
   *
   * @param text quoted text; empty otherwise
   * @param number a number; 0 otherwise
   * @param items a list's values
   */
  record Value(Kind kind, int at, String text, int number, List<Value> items, String written) {
    boolean isText() {
      return kind == Kind.TEXT;
    }

    boolean isNumber() {
      return kind == Kind.NUMBER;
    }

    boolean isList() {
      return kind == Kind.LIST;
    }
  }

  /** What a value is. */
  enum Kind {
    /** Quoted. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A list, a tuple or a range. */
    LIST
  }

  /** Reads {@code name(...)} to the end; arguments without a name take those of an order. */
  Map<String, Value> call(String name, List<String> order) {
    String word = word();
    if (!word.isEmpty() && !word.equals(name) && take('=')) {
      word = word();
    }
    if (!word.equals(name) || !take('(')) {
      throw wrong("it does not begin with " + name + "(");
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    while (!take(')')) {
      argument(arguments, order);
      if (!take(',') && !peek(')')) {
        throw wrong("a ',' or ')' is missing");
      }
    }
    space();
    if (at < source.length()) {
      throw wrong("there is more behind the last bracket");
    }
    return arguments;
  }

  private void argument(Map<String, Value> arguments, List<String> order) {
    int before = at;
    String key = word();
    if (key.isEmpty() || !take('=')) {
      at = before;
      key = arguments.size() < order.size() ? order.get(arguments.size()) : "";
    }
    if (!order.contains(key)) {
      throw wrong("the arguments are " + order + (key.isEmpty() ? "" : ", but got '" + key + "'"));
    }
    Value value = value(0);
    if (!value.isList()) {
      throw wrong(value, "'" + key + "' is a list, but here stands " + value.written());
    }
    if (arguments.put(key, value) != null) {
      throw wrong(value, "'" + key + "' comes twice");
    }
  }

  private Value value(int depth) {
    space();
    int begin = at;
    if (take('[')) {
      return list(begin, ']', depth);
    }
    if (take('(')) {
      return list(begin, ')', depth);
    }
    Matcher quoted = match(QUOTED);
    if (quoted != null) {
      String text = quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
      return new Value(Kind.TEXT, begin, text, 0, List.of(), quoted.group());
    }
    Matcher number = match(NUMBER);
    if (number != null) {
      return number(begin, Integer.parseInt(number.group()));
    }
    return calledValue(begin, depth);
  }

  private static Value number(int begin, int number) {
    return new Value(Kind.NUMBER, begin, "", number, List.of(), String.valueOf(number));
  }

  /** {@code range(a, b)}, or {@code list(...)} around a value. */
  private Value calledValue(int begin, int depth) {
    String word = word();
    if (!(word.equals("range") || word.equals("list") || word.equals("tuple")) || !take('(')) {
      at = begin;
      throw wrong("a list, an edge, a number, text in quotes or range(2, 6) is missing");
    }
    Value arguments = list(begin, ')', depth);
    if (!word.equals("range")) {
      return arguments.items().size() == 1 ? arguments.items().get(0) : arguments;
    }
    List<Value> ends = arguments.items();
    if (ends.isEmpty() || ends.size() > 2 || !ends.stream().allMatch(Value::isNumber)) {
      throw wrong(arguments, "a range reads range(2, 6), from the first to before the last");
    }
    int first = ends.size() == 1 ? 0 : ends.get(0).number();
    int end = ends.get(ends.size() - 1).number();
    if (end - (long) first > source.length() + 1000L) {
      throw wrong(arguments, "range(" + first + ", " + end + ") is longer than any cell");
    }
    List<Value> items =
        IntStream.range(first, end).mapToObj(number -> number(begin, number)).toList();
    return new Value(Kind.LIST, begin, "", 0, items, source.substring(begin, at));
  }

  private Value list(int begin, char end, int depth) {
    if (depth > DEEPEST) {
      throw wrong("brackets are nested too deep");
    }
    List<Value> items = new ArrayList<>();
    while (!take(end)) {
      items.add(value(depth + 1));
      if (!take(',') && !peek(end)) {
        throw wrong("a ',' or '" + end + "' is missing");
      }
    }
    return new Value(Kind.LIST, begin, "", 0, List.copyOf(items), source.substring(begin, at));
  }

  private String word() {
    space();
    Matcher word = match(WORD);
    return word == null ? "" : word.group();
  }

  private void space() {
    match(SPACE);
  }

  private @org.jspecify.annotations.Nullable Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(source).region(at, source.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  private boolean peek(char wanted) {
    space();
    return at < source.length() && source.charAt(at) == wanted;
  }

  private boolean take(char wanted) {
    boolean there = peek(wanted);
    at += there ? 1 : 0;
    return there;
  }

  /** A message about where reading stands. */
  IllegalArgumentException wrong(String rule) {
    return wrong(at, rule);
  }

  /** A message about a value. */
  IllegalArgumentException wrong(Value value, String rule) {
    return wrong(value.at(), rule);
  }

  private IllegalArgumentException wrong(int place, String rule) {
    String before = source.substring(Math.max(0, place - SHOWN), place);
    String where =
        place >= source.length()
            ? "the text ends behind '" + before + "'"
            : "at character "
                + (place + 1)
                + ", '"
                + source.substring(place, Math.min(source.length(), place + SHOWN))
                + "'";
    return new IllegalArgumentException(
        "This is not a genotype: "
            + where
            + ": "
            + rule
            + ". A genotype reads Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1), ...],"
            + " normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6)).");
  }
}
