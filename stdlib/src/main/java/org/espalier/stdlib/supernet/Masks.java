package org.espalier.stdlib.supernet;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.stdlib.mask.LockedDropout;
import org.espalier.stdlib.mask.Mask;
import org.espalier.stdlib.mask.Masked;
import org.espalier.stdlib.mask.MaskedGraph;
import org.espalier.stdlib.strategy.relaxed.Quantity;

/**
 * What of a supernet can be dropped at random.
 *
 * <ul>
 *   <li>Drop path: the whole mixture of an edge of a cell, for each example by itself ({@code
 *       drop_path(sum_k p_k o_k(x))}, released codes of RobustDARTS and SNAS).
 *   <li>Skip dropout: each number behind an identity among the options (released code of P-DARTS).
 *       Where no identity is left, nothing is dropped.
 *   <li>Of recurrent networks, what their matrices read; see {@link LockedDropout}.
 * </ul>
 */
final class Masks {
  private static final String EDGE = "/edge.";

  private Masks() {}

  /**
   * A supernet with masks.
   *
   * @param dropped what is dropped, by its rate's name in {@link Quantity}
   * @throws IllegalArgumentException when it has nothing of the kind
   */
  static Masked of(Graph supernet, Set<String> dropped) {
    boolean recurrent = dropped.stream().anyMatch(LockedDropout.KINDS::contains);
    return recurrent && LockedDropout.KINDS.containsAll(dropped)
        ? LockedDropout.of(supernet, /* words= */ false)
        : ofMixtures(supernet, dropped);
  }

  private static MaskedGraph ofMixtures(Graph supernet, Set<String> dropped) {
    Map<Integer, Mask> masks = new TreeMap<>();
    for (Node node : supernet.nodes()) {
      if (ActivePaths.mixes(supernet, node)) {
        if (dropped.contains(Quantity.SKIP_DROPOUT)) {
          skips(masks, supernet, node);
        }
        boolean edge = ActivePaths.label(supernet.node(node.inputs().get(0))).contains(EDGE);
        if (edge && dropped.contains(Quantity.DROP_PATH)) {
          masks.put(node.index(), Mask.ofExamples(Quantity.DROP_PATH, node));
        }
      }
    }
    if (dropped.contains(Quantity.DROP_PATH)) {
      requireSome(masks, Quantity.DROP_PATH);
    }
    return masks.isEmpty() ? MaskedGraph.without(supernet) : MaskedGraph.of(supernet, masks);
  }

  private static void skips(Map<Integer, Mask> masks, Graph supernet, Node mixture) {
    for (int input : mixture.inputs()) {
      Node option = supernet.node(input);
      if (option.operation() instanceof Identity) {
        masks.put(input, Mask.ofNumbers(Quantity.SKIP_DROPOUT, option));
      }
    }
  }

  private static void requireSome(Map<Integer, Mask> masks, String kind) {
    if (masks.values().stream().noneMatch(mask -> mask.kind().equals(kind))) {
      throw new IllegalArgumentException(
          kind
              + ": this supernet has nothing that could be dropped so; it needs cells whose edges"
              + " mix operations, or a rate of 0, such as dropPath(0).");
    }
  }
}
