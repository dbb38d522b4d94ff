package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;

/**
 * Equal cells of a network.
 *
 * @param sketch what they look like
 * @param places where they are, in order
 * @param reduces whether they make the image smaller
 */
record Cell(Sketch sketch, List<String> places, boolean reduces) {
  Cell {
    places = List.copyOf(places);
  }

  /** All cells of a network; equal ones once. */
  static List<Cell> of(Graph graph) {
    Set<String> cells = new LinkedHashSet<>();
    graph.nodes().forEach(node -> cells.add(Sketching.cell(node)));
    cells.remove("");
    Map<Sketch, List<String>> equal = new LinkedHashMap<>();
    for (String cell : cells) {
      equal.computeIfAbsent(Sketching.of(graph, cell), unseen -> new ArrayList<>()).add(cell);
    }
    List<Cell> all = new ArrayList<>();
    equal.forEach(
        (sketch, places) -> all.add(new Cell(sketch, places, reduces(graph, places.get(0)))));
    return all;
  }

  private static boolean reduces(Graph graph, String cell) {
    List<Node> layers =
        graph.nodes().stream().filter(node -> node.name().startsWith(cell + "/")).toList();
    Node last = layers.get(layers.size() - 1);
    return layers.stream()
        .flatMap(layer -> layer.inputs().stream())
        .map(graph::node)
        .filter(input -> !layers.contains(input))
        .reduce((earlier, later) -> later.index() > earlier.index() ? later : earlier)
        .map(entry -> smaller(last.shape(), entry.shape()))
        .orElse(false);
  }

  private static boolean smaller(Shape after, Shape before) {
    return after.isImage() && before.isImage() && after.height() < before.height();
  }

  /** Where they are, in few words: {@code reduction cell 6, 13 ×2}. */
  String heading() {
    List<PlaceName> names = places.stream().map(PlaceName::outermost).distinct().toList();
    String times = names.size() > 1 ? "  ×" + names.size() : "";
    return (reduces ? "reduction " : "") + PlaceName.words(names) + times;
  }
}
