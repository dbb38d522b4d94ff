package org.espalier.stdlib.draw;

import java.util.List;
import java.util.Objects;

/**
 * An edge of a {@link Diagram}.
 *
 * @param from the id of the node that it leaves
 * @param to the id of the node that it enters
 * @param kind its look
 * @param lines its label, line by line; empty for none
 */
public record DiagramEdge(String from, String to, EdgeKind kind, List<String> lines) {

  /** Checks and copies. */
  public DiagramEdge {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(kind, "kind");
    lines = List.copyOf(lines);
  }

  /** An edge with a label of the given lines, or none. */
  public static DiagramEdge of(String from, String to, EdgeKind kind, String... lines) {
    return new DiagramEdge(from, to, kind, List.of(lines));
  }
}
