package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;

/**
 * A network as the tables of papers print it: a row per stage with its input, its operator, its
 * channels, how often it is repeated, its stride.
 */
final class StageTable {
  private StageTable() {}

  static Table of(Graph graph) {
    Table table =
        Table.of("stage", "input", "operator", "channels", "repeats", "stride", "parameters");
    for (Stretch stage : Stretch.of(graph, StageTable::stage)) {
      if (!stage.isInput()) {
        table =
            table.row(
                stage.heading(),
                Words.times(stage.entry().toString()),
                operators(stage),
                stage.shape().channels(),
                repeats(stage),
                stride(stage),
                stage.parameters());
      }
    }
    return table;
  }

  /** A stage is one row; layers of anything else, such as a macro, have one each. */
  private static PlaceName stage(String layer) {
    return layer.startsWith("stage.") ? PlaceName.outermost(layer) : PlaceName.of(layer);
  }

  /** How many times smaller the image becomes; 1 where it stays or there is none. */
  static int stride(Stretch stretch) {
    Shape before = stretch.entry();
    Shape after = stretch.shape();
    return before.isImage() && after.isImage()
        ? Math.max(1, (before.height() + after.height() - 1) / after.height())
        : 1;
  }

  /** The stage's layers; the places themselves where they are not numbered. */
  private static int repeats(Stretch stage) {
    return parts(stage).stream().mapToInt(Stretch::count).sum();
  }

  private static List<Stretch> parts(Stretch stage) {
    List<Stretch> parts = new ArrayList<>();
    List<Node> all = stage.layers().stream().flatMap(List::stream).toList();
    for (Stretch part : Stretch.of(stage.graph(), PlaceName::of)) {
      if (all.contains(part.layers().get(0).get(0))) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Different operators of a stage one behind the other, with how often each. */
  private static String operators(Stretch stage) {
    List<String> words = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Stretch part : parts(stage)) {
      String operator = Operator.of(part);
      int last = words.size() - 1;
      if (last >= 0 && words.get(last).equals(operator)) {
        counts.set(last, counts.get(last) + part.count());
      } else {
        words.add(operator);
        counts.add(part.count());
      }
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean times = words.size() > 1 && counts.get(i) > 1;
      shown.add(words.get(i) + (times ? " ×" + counts.get(i) : ""));
    }
    return String.join("; ", shown);
  }
}
