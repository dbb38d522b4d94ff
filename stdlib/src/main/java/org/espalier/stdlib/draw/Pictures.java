package org.espalier.stdlib.draw;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Graph;

/** Pictures of the language's values. */
public final class Pictures {
  private static final int LONGEST_TITLE = 100;

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
    return NetworkDiagram.of(title, graph).picture();
  }

  /**
   * An architecture: its cell, with the chosen operation on each edge and {@code none} dotted. One
   * without a cell is drawn as its network.
   */
  public static Picture of(Architecture architecture) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    architecture.values().forEach((label, value) -> chosen.put(label, List.of(value)));
    return DecisionDiagram.hasEdges(chosen.keySet())
        ? DecisionDiagram.of(title(architecture), chosen).picture()
        : of(architecture.network());
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
    return DecisionDiagram.of("Space of " + count(space.size()) + " architectures", open).picture();
  }

  private static String count(BigInteger size) {
    boolean exact = size.bitLength() < Long.SIZE;
    return exact ? Numbers.show(size.longValue()) : "about " + Numbers.show(size.doubleValue());
  }
}
