package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * The edges that a search decided one after the other, and nothing else; an edge decided for {@code
 * none} is gone (SGAS, Li et al., CVPR 2020, arXiv 1912.00195, algorithm 1).
 *
 * @param decided in the order of the decisions
 */
public record GreedyTrace(List<Decided> decided) implements Derivation {
  /** Copies. */
  public GreedyTrace {
    decided = List.copyOf(decided);
  }

  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    Map<String, Decided> byLabel = new LinkedHashMap<>();
    for (Decided decision : decided) {
      if (byLabel.put(decision.label(), decision) != null) {
        throw new IllegalArgumentException("'" + decision.label() + "' was decided twice.");
      }
    }
    List<String> reasons = new ArrayList<>();
    decided.forEach(
        decision ->
            reasons.add(
                "epoch "
                    + decision.epoch()
                    + ": "
                    + decision.label()
                    + " takes "
                    + decision.option()));
    Derived derived = Kept.derived(space, scores, edges -> kept(edges, byLabel));
    return new Derived(derived.architecture(), reasons);
  }

  private static List<Kept> kept(List<ScoredEdge> edges, Map<String, Decided> byLabel) {
    List<Kept> kept = new ArrayList<>();
    for (ScoredEdge edge : edges) {
      Decided decision = byLabel.get(edge.scores().choice().label());
      if (decision != null && !decision.option().equals(ScoredEdge.NONE)) {
        int option = edge.scores().choice().options().indexOf(decision.option());
        if (option < 0) {
          throw new IllegalArgumentException(
              "'"
                  + decision.label()
                  + "' was decided for '"
                  + decision.option()
                  + "', but has "
                  + edge.scores().choice().options()
                  + ".");
        }
        kept.add(new Kept(edge, option));
      }
    }
    return kept;
  }

  @Override
  public String toString() {
    return "greedyTrace(" + decided.size() + " decisions)";
  }
}
