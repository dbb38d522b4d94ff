package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Weight;

/** Lowers the mixtures of a supernet. */
final class SymbolMixtures {
  private final SymbolLowering lowering;
  private final SymbolText text;

  SymbolMixtures(SymbolLowering lowering) {
    this.lowering = lowering;
    this.text = lowering.text();
  }

  /** The terms of a sum, mixtures among them taken apart; {@code reads} are their places. */
  int[] flattened(Node sum, int[] reads) {
    List<Integer> terms = new ArrayList<>();
    List<Integer> inputs = lowering.terms(sum);
    for (int i = 0; i < reads.length; i++) {
      Node input = lowering.graph().node(inputs.get(i));
      if (lowering.mixtures().givesTerms(input)) {
        for (int term : terms(input)) {
          terms.add(term);
        }
      } else {
        terms.add(reads[i]);
      }
    }
    return terms.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What a mixture adds up; an option that is always zero is none of it. */
  int[] terms(Node mixture) {
    List<Integer> terms = new ArrayList<>();
    Node weights = lowering.graph().node(mixture.inputs().get(0));
    for (int option = 0; option + 1 < mixture.inputs().size(); option++) {
      Node term = lowering.graph().node(mixture.inputs().get(option + 1));
      if (!lowering.isZero(term)) {
        boolean folded = lowering.mixtures().foldedInto(term).isPresent();
        int place = lowering.place(term.index());
        terms.add(folded ? place : times(place, new Mixtures.Share(weights, option), mixture));
      }
    }
    return terms.stream().mapToInt(Integer::intValue).toArray();
  }

  private int times(int place, Mixtures.Share share, Node mixture) {
    String ones = "(1" + ", 1".repeat(mixture.shape().dimensions().size()) + ")";
    int thin = text.operation("reshape", Map.of("shape", ones), number(share));
    return text.operation("broadcast_mul", Map.of(), place, thin);
  }

  /** Some numbers times a weight. */
  int scaled(int numbers, Mixtures.Share share) {
    return text.operation("broadcast_mul", Map.of(), numbers, number(share));
  }

  private int number(Mixtures.Share share) {
    int weights = lowering.weight(share.weights(), Weight.Role.MIXTURE);
    String from = Integer.toString(share.option());
    String to = Integer.toString(share.option() + 1);
    return text.operation("slice_axis", Map.of("axis", "0", "begin", from, "end", to), weights);
  }

  /**
   * A mixture whose weights are computed from each example: a product of matrices for each, whose
   * gradients are such products too.
   */
  int product(Node mixture) {
    List<Integer> inputs = mixture.inputs();
    int[] rows = new int[inputs.size() - 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = reshape(lowering.place(inputs.get(i + 1)), "(0, 1, -1)");
    }
    Map<String, String> stacking = Map.of("dim", "1", "num_args", Integer.toString(rows.length));
    int tensors = text.operation("Concat", stacking, rows);
    int weights = reshape(lowering.place(inputs.get(0)), "(0, 1, -1)");
    int mixed = text.operation("batch_dot", Map.of(), weights, tensors);
    List<Integer> extents = new ArrayList<>(List.of(0));
    extents.addAll(mixture.shape().dimensions());
    return reshape(mixed, SymbolLowering.tuple(extents));
  }

  private int reshape(int x, String shape) {
    return text.operation("reshape", Map.of("shape", shape), x);
  }
}
