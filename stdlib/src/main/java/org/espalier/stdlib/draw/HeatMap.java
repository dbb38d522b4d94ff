package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Shares as shades: what many choices lean to looks like from afar. The numbers of a row are shares
 * of one; a square's shade says how many times an even share its own is, so that rows of two
 * options and rows of eight can be compared, and a choice that is not made yet looks pale rather
 * than half made. Every square has its number written in it, and says what it stands for to whoever
 * points at it. One hue from pale to dark, so that it reads the same to all eyes and in print.
 *
 * @param title stands above; empty for none
 * @param measure what the numbers are, such as {@code share}
 * @param marks what an outlined square means; empty where none is outlined
 * @param panels side by side where there is room
 */
public record HeatMap(String title, String measure, String marks, List<Panel> panels)
    implements Page {

  /**
   * Rows with the same columns.
   *
   * @param heading stands above; empty for none
   * @param columns the columns' names, broken at their spaces
   * @param rows from top to bottom
   */
  public record Panel(String heading, List<String> columns, List<Row> rows) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when a row has more or fewer numbers than there are columns
     */
    public Panel {
      Objects.requireNonNull(heading, "heading");
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.numbers().size() != columns.size()) {
          throw new IllegalArgumentException(
              "The row '"
                  + row.name()
                  + "' has "
                  + row.numbers().size()
                  + " numbers, but there are the "
                  + columns.size()
                  + " columns "
                  + columns
                  + ".");
        }
      }
    }
  }

  /**
   * One row.
   *
   * @param name stands before it
   * @param numbers shares of 1, not a number where the row has no such column; negative ones look
   *     like 0
   * @param outlined which columns are outlined, from 0
   */
  public record Row(String name, List<Double> numbers, Set<Integer> outlined) {
    /** Copies. */
    public Row {
      Objects.requireNonNull(name, "name");
      numbers = List.copyOf(numbers);
      outlined = Set.copyOf(new HashSet<>(outlined));
    }

    /**
     * How many times an even share a column's is: 1 where nothing leans, 0 for none of it; not a
     * number where there is no such column.
     */
    double ofEven(int column) {
      long options = numbers.stream().filter(number -> !number.isNaN()).count();
      return numbers.get(column) * options;
    }
  }

  /** Checks and copies. */
  public HeatMap {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(marks, "marks");
    panels = List.copyOf(panels);
  }

  /** This map drawn. The drawing is made at the first question for it. */
  public Picture picture() {
    return new Drawing(() -> HeatMapSvg.of(this).svg(), this::text);
  }

  /** The picture; whoever points at a square reads what it is. */
  @Override
  public String html() {
    return HeatMapSvg.of(this).html();
  }

  /** What a square says of itself: {@code normal, 0 → 2, skip: 0.1834, 1.47 times even}. */
  static String says(Panel panel, Row row, int column) {
    List<String> parts = new ArrayList<>(List.of(panel.heading(), row.name()));
    parts.add(panel.columns().get(column));
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts)
        + String.format(
            Locale.ROOT, ": %.4f, %.2f times even", row.numbers().get(column), row.ofEven(column));
  }

  /** Each panel as a table; outlined numbers have a star. */
  @Override
  public String text() {
    List<String> parts = new ArrayList<>();
    if (!title.isEmpty()) {
      parts.add(title);
    }
    for (Panel panel : panels) {
      List<String> header = new ArrayList<>(List.of(panel.heading()));
      header.addAll(panel.columns());
      Table table = Table.of(header.toArray(String[]::new));
      for (Row row : panel.rows()) {
        table = table.row(cells(row));
      }
      parts.add(table.text());
    }
    if (!marks.isEmpty()) {
      parts.add("* " + marks);
    }
    return String.join("\n", parts);
  }

  private static Object[] cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.name()));
    for (int column = 0; column < row.numbers().size(); column++) {
      double number = row.numbers().get(column);
      String star = row.outlined().contains(column) ? "*" : "";
      cells.add(Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.3f", number) + star);
    }
    return cells.toArray();
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
