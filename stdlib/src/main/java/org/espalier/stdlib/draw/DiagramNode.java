package org.espalier.stdlib.draw;

import java.util.List;
import java.util.Objects;

/**
 * A node of a {@link Diagram}.
 *
 * @param id its name for the edges; unique in its diagram, never shown
 * @param lines what it says: the first line strong, the others small; at least one
 * @param kind its look
 * @param badge a short note at its right side such as {@code ×5}; empty for none
 * @param group the title of the frame around it and its companions; empty for none
 */
public record DiagramNode(
    String id, List<String> lines, NodeKind kind, String badge, String group) {

  /** Checks and copies. */
  public DiagramNode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(badge, "badge");
    Objects.requireNonNull(group, "group");
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "The node '" + id + "' has no label. A node needs at least one line of text.");
    }
  }

  /** A node without badge and group. */
  public static DiagramNode of(String id, NodeKind kind, String... lines) {
    return new DiagramNode(id, List.of(lines), kind, "", "");
  }

  /** The same with a badge such as {@code ×5}. */
  public DiagramNode withBadge(String badge) {
    return new DiagramNode(id, lines, kind, badge, group);
  }
}
