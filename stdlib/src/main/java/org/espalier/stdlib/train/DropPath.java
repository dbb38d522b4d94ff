package org.espalier.stdlib.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Zero;
import org.espalier.stdlib.mask.Mask;
import org.espalier.stdlib.mask.MaskedGraph;

/**
 * A network whose cells lose edges at random while it learns (Larsson et al., "FractalNet", ICLR
 * 2017, arXiv 1605.07648, section 4, in the form of DARTS' released code): with probability {@code
 * p}, for each example and each edge by itself, what the edge's operation yields is 0, and else it
 * is divided by {@code 1 - p}, so its mean stays. Skip connections that are the identity are never
 * dropped; those that halve the image are, like any operation.
 */
final class DropPath {
  private static final Pattern EDGE = Pattern.compile("^((?:.*/)?edge\\.[^/]+)/.*");

  private DropPath() {}

  /**
   * Of a network, which shares all weights and is what is evaluated.
   *
   * @throws IllegalArgumentException when no edge of it can be dropped
   */
  static MaskedGraph of(Graph network) {
    Map<Integer, Mask> masks = new TreeMap<>();
    for (Node node : network.nodes()) {
      for (int input : node.inputs()) {
        Node before = network.node(input);
        boolean leaves = !edge(before).isEmpty() && !edge(before).equals(edge(node));
        boolean stays =
            before.operation() instanceof Identity || before.operation() instanceof Zero;
        if (leaves && !stays) {
          masks.put(input, Mask.ofExamples("drop_path", before));
        }
      }
    }
    if (masks.isEmpty()) {
      throw new IllegalArgumentException(
          "dropPath(...) drops what the edges of cells yield, but this network of "
              + network.nodes().size()
              + " nodes has no edge with an operation; say dropPath(0).");
    }
    return MaskedGraph.of(network, masks);
  }

  private static String edge(Node node) {
    Matcher matcher = EDGE.matcher(node.name());
    return matcher.matches() ? matcher.group(1) : "";
  }
}
