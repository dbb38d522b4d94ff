package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * Derives from the scores times the weights of their edges, {@code p_k beta_ij}; the weights are
 * choices {@code <cell>/node.<j>/edges}, whose options are the numbers of the states (PC-DARTS, Xu
 * et al., ICLR 2020, arXiv 1907.05737, section 3.3).
 *
 * @param then how
 */
public record EdgeWeighted(Derivation then) implements Derivation {
  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    Map<String, Scores> byLabel = new HashMap<>();
    scores.forEach(choice -> byLabel.put(choice.choice().label(), choice));
    List<Scores> products = new ArrayList<>();
    for (Scores choice : scores) {
      if (ScoredEdge.isEdge(choice)) {
        double weight = weight(ScoredEdge.of(choice), byLabel);
        products.add(Scored.with(choice, option -> choice.point().get(option) * weight));
      } else if (!choice.choice().label().endsWith("/edges")) {
        products.add(choice);
      }
    }
    return then.derive(space, products);
  }

  private static double weight(ScoredEdge edge, Map<String, Scores> byLabel) {
    String label = edge.cell() + "/node." + edge.node() + "/edges";
    Scores weights = byLabel.get(label);
    int option =
        weights == null ? -1 : weights.choice().options().indexOf(String.valueOf(edge.from()));
    if (weights == null || option < 0) {
      throw new IllegalArgumentException(
          "There is no weight of edge "
              + edge.from()
              + " in '"
              + label
              + "', by which '"
              + edge.scores().choice().label()
              + "' is multiplied. Say mixing(edgeWeights(...)) for the cells of the space.");
    }
    return weights.point().get(option);
  }

  @Override
  public String toString() {
    return "edgeWeighted(" + then + ")";
  }
}
