package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows and columns. Columns of numbers stand at the right. In a notebook the table takes the
 * notebook's own style, light or dark.
 *
 * @param header the columns' names, with their units
 * @param rows the values as they are shown, each row as long as the header
 */
public record Table(List<String> header, List<List<Cell>> rows) implements Page {
  private static final Pattern FRACTION = Pattern.compile("-?\\d(\\.\\d{1,4})?");

  /**
   * One value.
   *
   * @param shown its text
   * @param numeric whether it is a number
   */
  public record Cell(String shown, boolean numeric) {
    /** A value as people read it: numbers with at most four digits that count, counts in full. */
    public static Cell of(Object value) {
      if (value instanceof Double || value instanceof Float) {
        return new Cell(Numbers.show(((Number) value).doubleValue()), true);
      }
      if (value instanceof Long || value instanceof Integer || value instanceof Short) {
        return new Cell(Numbers.show(((Number) value).longValue()), true);
      }
      return new Cell(String.valueOf(value), value instanceof Number);
    }
  }

  /** Letters of the longest word that is never broken. */
  private static final int LONGEST_WORD = 24;

  /** Checks and copies. */
  public Table {
    header = List.copyOf(header);
    List<List<Cell>> copies = new ArrayList<>();
    for (List<Cell> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "The row "
                + row.stream().map(Cell::shown).toList()
                + " has "
                + row.size()
                + " values, but the table has the "
                + header.size()
                + " columns "
                + header
                + ".");
      }
      copies.add(List.copyOf(row));
    }
    rows = List.copyOf(copies);
  }

  /** A table without rows. */
  public static Table of(String... header) {
    return new Table(List.of(header), List.of());
  }

  /**
   * The same with one row more.
   *
   * @throws IllegalArgumentException when there are more or fewer values than columns
   */
  public Table row(Object... values) {
    List<Cell> row = new ArrayList<>();
    for (Object value : values) {
      row.add(Cell.of(value));
    }
    List<List<Cell>> more = new ArrayList<>(rows);
    more.add(row);
    return new Table(header, more);
  }

  /** An HTML table without colours of its own; all values are escaped. */
  @Override
  public String html() {
    Markup html = new Markup();
    html.open("table");
    html.open("thead").open("tr");
    for (int column = 0; column < header.size(); column++) {
      html.text(header.get(column), "th", "style", alignment(column));
    }
    html.close().close().open("tbody");
    for (List<Cell> row : rows) {
      html.open("tr");
      for (int column = 0; column < row.size(); column++) {
        html.text(shown(row, column), "td", "style", alignment(column) + wrapping(column));
      }
      html.close();
    }
    return html.close().close().done();
  }

  /** The table with its columns under one another. */
  @Override
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      rule.add("─".repeat(width(column)));
    }
    lines.add(line(rule));
    for (List<Cell> row : rows) {
      lines.add(line(IntStream.range(0, row.size()).mapToObj(i -> shown(row, i)).toList()));
    }
    return String.join("\n", lines);
  }

  @Override
  public String toString() {
    return text();
  }

  private String line(List<String> values) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < values.size(); column++) {
      String value = values.get(column);
      String space = " ".repeat(width(column) - length(value));
      line.append(column == 0 ? "" : "  ");
      line.append(isNumeric(column) ? space + value : value + space);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int widest = length(header.get(column));
    for (List<Cell> row : rows) {
      widest = Math.max(widest, length(shown(row, column)));
    }
    return widest;
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  /**
   * Fractions below ten of one column get as many digits as the longest, so that their points stand
   * under one another.
   */
  private String shown(List<Cell> row, int column) {
    String shown = row.get(column).shown();
    List<String> all = rows.stream().map(each -> each.get(column).shown()).toList();
    if (!all.stream().allMatch(value -> FRACTION.matcher(value).matches())) {
      return shown;
    }
    int most = all.stream().mapToInt(Table::digits).max().orElse(0);
    int missing = most - digits(shown);
    return shown + (digits(shown) == 0 && most > 0 ? "." : "") + "0".repeat(missing);
  }

  /** How many digits stand behind the point. */
  private static int digits(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }

  /** A long text without a space, such as a cell, is broken rather than cut. */
  private String wrapping(int column) {
    boolean endless =
        rows.stream()
            .flatMap(row -> Arrays.stream(row.get(column).shown().split(" ", -1)))
            .anyMatch(word -> length(word) > LONGEST_WORD);
    return isNumeric(column) || !endless ? "" : "; overflow-wrap: anywhere";
  }

  private String alignment(int column) {
    return isNumeric(column) ? "text-align: right" : "text-align: left";
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).numeric());
  }
}
