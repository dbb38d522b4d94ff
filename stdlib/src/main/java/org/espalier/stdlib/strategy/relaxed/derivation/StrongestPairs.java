package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * Every node keeps the pairs of an edge and an operation other than {@code none} that have the
 * largest scores of all its edges, possibly two of one edge (the code of GDAS, Dong and Yang, CVPR
 * 2019, arXiv 1910.04465).
 *
 * @param count how many pairs a node keeps, 2 in GDAS; at least 1
 * @param distinct whether a node reads different states, as in spaces that {@code keep(2, ...)}; a
 *     second operation of an edge is passed over then, and the reasons say so
 */
public record StrongestPairs(int count, boolean distinct) implements Derivation {
  /** Checks. */
  public StrongestPairs {
    if (count < 1) {
      throw new IllegalArgumentException(
          "strongestPairs(" + count + "): a node keeps at least 1 pair.");
    }
  }

  /** Two pairs of different edges, for the space of DARTS. */
  public StrongestPairs() {
    this(2, true);
  }

  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    List<String> passedOver = new ArrayList<>();
    Derived derived = Kept.derived(space, scores, edges -> strongest(edges, passedOver));
    passedOver.addAll(0, derived.reasons());
    return new Derived(derived.architecture(), passedOver);
  }

  private List<Kept> strongest(List<ScoredEdge> edges, List<String> passedOver) {
    List<Kept> kept = new ArrayList<>();
    for (Kept pair : pairs(edges)) {
      if (kept.size() == count) {
        break;
      }
      if (distinct && kept.stream().anyMatch(other -> other.edge().equals(pair.edge()))) {
        passedOver.add(
            pair.edge().scores().choice().label()
                + " is read already, so "
                + pair.text()
                + " is passed over");
      } else {
        kept.add(pair);
      }
    }
    return kept;
  }

  private static List<Kept> pairs(List<ScoredEdge> edges) {
    List<Kept> pairs = new ArrayList<>();
    for (ScoredEdge edge : edges) {
      for (int option = 0; option < edge.scores().point().size(); option++) {
        if (!edge.option(option).equals(ScoredEdge.NONE)) {
          pairs.add(new Kept(edge, option));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Kept::score).reversed());
    return pairs;
  }

  @Override
  public String toString() {
    return "strongestPairs(" + count + (distinct ? "" : ", of any edges") + ")";
  }
}
