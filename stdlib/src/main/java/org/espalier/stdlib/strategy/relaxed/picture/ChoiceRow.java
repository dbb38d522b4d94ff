package org.espalier.stdlib.strategy.relaxed.picture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.stdlib.draw.Pictures;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * Where a choice stands in a heat map.
 *
 * @param panel the heading above it, such as {@code normal}
 * @param name its own, such as {@code 0 → 2}
 * @param scores what is known of it
 */
record ChoiceRow(String panel, String name, Scores scores) {
  private static final Pattern EDGE = Pattern.compile("(.+)/edge\\.(\\d+)-(\\d+)");
  private static final Pattern EDGES = Pattern.compile("(.+)/node\\.(\\d+)/edges");

  static List<ChoiceRow> all(TraceRow row) {
    return row.points().stream().map(ChoiceRow::of).toList();
  }

  private static ChoiceRow of(Scores scores) {
    String label = scores.choice().label();
    Matcher edge = EDGE.matcher(label);
    if (edge.matches()) {
      return new ChoiceRow(edge.group(1), edge.group(2) + " → " + edge.group(3), scores);
    }
    Matcher edges = EDGES.matcher(label);
    if (edges.matches()) {
      return new ChoiceRow(edges.group(1) + ", edges into", "node " + edges.group(2), scores);
    }
    String place =
        label.endsWith("/operation") ? label.substring(0, label.lastIndexOf('/')) : label;
    return new ChoiceRow("", place.replace('.', ' ').replace("/", ", "), scores);
  }

  /** The columns that its numbers belong to. */
  List<String> columns() {
    return scores.choice().options().stream().map(Pictures::operation).toList();
  }

  /** Its numbers as shares of their sum; as they are where that is 0 or no number. */
  List<Double> shares() {
    double sum = scores.point().stream().mapToDouble(number -> number).sum();
    double divisor = sum > 0 ? sum : 1;
    return scores.point().stream().map(number -> number / divisor).toList();
  }
}
