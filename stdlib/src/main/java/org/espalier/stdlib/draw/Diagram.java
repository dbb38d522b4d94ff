package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a picture of a directed acyclic graph shows, without saying where: nodes, edges, frames.
 * Knows nothing of networks or searches.
 *
 * @param title stands above the picture; empty for none
 * @param direction where the edges lead
 * @param nodes in the order of reading, where the edges leave a choice
 * @param edges between these nodes, without a cycle
 */
public record Diagram(
    String title, Direction direction, List<DiagramNode> nodes, List<DiagramEdge> edges) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when an id is given twice, an edge names a node that is not
   *     there, or the edges close a cycle
   */
  public Diagram {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(direction, "direction");
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Map<String, DiagramNode> named = new LinkedHashMap<>();
    for (DiagramNode node : nodes) {
      if (named.put(node.id(), node) != null) {
        throw new IllegalArgumentException(
            "Two nodes of the diagram have the id '" + node.id() + "'. Ids must be different.");
      }
    }
    for (DiagramEdge edge : edges) {
      requireNode(named, edge, edge.from());
      requireNode(named, edge, edge.to());
    }
    Reading.order(nodes, edges);
  }

  /** An empty diagram. */
  public static Diagram titled(String title, Direction direction) {
    return new Diagram(title, direction, List.of(), List.of());
  }

  /** The same with one node more. */
  public Diagram with(DiagramNode node) {
    List<DiagramNode> more = new ArrayList<>(nodes);
    more.add(node);
    return new Diagram(title, direction, more, edges);
  }

  /** The same with one edge more. */
  public Diagram with(DiagramEdge edge) {
    List<DiagramEdge> more = new ArrayList<>(edges);
    more.add(edge);
    return new Diagram(title, direction, nodes, more);
  }

  /** This diagram laid out and drawn. The drawing is made at the first question for it. */
  public Picture picture() {
    return new Drawing(
        () -> DiagramSvg.draw(this, Arranger.arrange(this)), () -> DiagramListing.of(this));
  }

  private static void requireNode(Map<String, DiagramNode> named, DiagramEdge edge, String end) {
    if (!named.containsKey(end)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The edge from '%s' to '%s' names the node '%s', which the diagram does not have."
                  + " Its nodes: %s.",
              edge.from(),
              edge.to(),
              end,
              String.join(", ", named.keySet())));
    }
  }
}
