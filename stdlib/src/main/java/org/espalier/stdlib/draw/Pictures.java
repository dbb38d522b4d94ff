package org.espalier.stdlib.draw;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Graph;

/** Pictures of the language's values. */
public final class Pictures {
  private static final int LONGEST_TITLE = 100;

  /** More nodes than these in one picture are folded place by place. */
  private static final int LEGIBLE = 40;

  private Pictures() {}

  /**
   * A whole network, from top to bottom. A convolution with its batch norm and activation is one
   * node; equal blocks in a row are drawn once, with their number; what is multiplied by zero in a
   * sum is left out.
   */
  public static Picture of(Graph graph) {
    String title =
        Numbers.show(graph.parameters())
            + " parameters, "
            + Numbers.show(graph.macs())
            + " multiply-adds";
    Diagram all = NetworkDiagram.of(title, graph);
    return (all.nodes().size() <= LEGIBLE ? all : OutlineDiagram.of(title, graph)).picture();
  }

  /**
   * An architecture: its cell, with the chosen operation on each edge and {@code none} dotted. One
   * without a cell is drawn as its network.
   */
  public static Picture of(Architecture architecture) {
    Graph network = architecture.network();
    List<Cell> cells = Cell.of(network);
    return cells.isEmpty() ? of(network) : CellDiagram.of(title(architecture), cells).picture();
  }

  /**
   * The cells of a network or of a supernet, where its layers' names tell of any: states, and the
   * operations on each edge; several where they are mixed.
   *
   * @return empty for a network without cells
   */
  public static Optional<Picture> cells(Graph graph) {
    List<Cell> cells = Cell.of(graph);
    return cells.isEmpty() ? Optional.empty() : Optional.of(CellDiagram.of("", cells).picture());
  }

  /** A candidate operation's name as pictures write it: {@code sep_conv_3x3} is sep conv 3×3. */
  public static String operation(String name) {
    return Words.operation(name);
  }

  private static String title(Architecture architecture) {
    String written = architecture.toString();
    return written.length() <= LONGEST_TITLE ? written : "Architecture";
  }

  /** A space: what can stand on each edge of its cell, what is open at each of its stages. */
  public static Picture of(SearchSpace space) {
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (Decision decision : space.decisions().all()) {
      open.put(decision.label(), decision.domain().choices());
    }
    String title = "Space of " + count(space.size()) + " architectures";
    List<Cell> cells = DecisionDiagram.hasOperations(open) ? List.of() : relaxed(space);
    return (cells.isEmpty() ? DecisionDiagram.of(title, open) : CellDiagram.of(title, cells))
        .picture();
  }

  /** The cells of the supernet, where there is one. */
  private static List<Cell> relaxed(SearchSpace space) {
    try {
      return Cell.of(space.supernet());
    } catch (IllegalStateException sizesOrCounts) {
      return List.of();
    }
  }

  private static String count(BigInteger size) {
    boolean exact = size.bitLength() < Long.SIZE;
    return exact ? Numbers.show(size.longValue()) : "about " + Numbers.show(size.doubleValue());
  }
}
