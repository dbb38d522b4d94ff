package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * Every node keeps its strongest edges, each through its best operation; an edge is as strong as
 * that operation's score, {@code max_{k != none} p_k}. {@code none} is never chosen (DARTS, Liu,
 * Simonyan and Yang, ICLR 2019, arXiv 1806.09055, section 2.4).
 *
 * <p>Where a space decides every edge by itself, as NAS-Bench-201's does, all edges stay, each
 * through its best operation but {@code none}.
 *
 * <p>Logits {@code (none 5, sep 3, others 0)} on one edge of eight operations and {@code (sep 1,
 * others 0)} on another: where {@code none} ranks, the strengths are 0.1151 and 0.2797.
 *
 * @param count how many edges a node keeps, 2 in the paper; at least 1
 * @param noneRanks whether scores stay as they are, so that a likely {@code none} makes its edge
 *     weak, as in DARTS; otherwise they are divided by {@code 1 - p_none}
 */
public record StrongestEdges(int count, boolean noneRanks) implements Derivation {
  /** Checks. */
  public StrongestEdges {
    if (count < 1) {
      throw new IllegalArgumentException(
          "strongestEdges(" + count + "): a node keeps at least 1 edge.");
    }
  }

  /** DARTS: two edges, ranked with none among the operations. */
  public StrongestEdges() {
    this(2, true);
  }

  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    if (LargestOption.decides(space, scores)) {
      return new LargestOption().derive(space, scores.stream().map(Scored::withoutNone).toList());
    }
    List<Scores> ranked = noneRanks ? scores : scores.stream().map(Scored::withoutNone).toList();
    return Kept.derived(space, ranked, this::strongest);
  }

  private List<Kept> strongest(List<ScoredEdge> edges) {
    List<Kept> all = new ArrayList<>();
    edges.forEach(edge -> all.add(new Kept(edge, edge.best())));
    // Sorting is stable, so the lower state is kept among equals.
    all.sort(Comparator.comparingDouble(Kept::score).reversed());
    return all.subList(0, Math.min(count, all.size()));
  }

  @Override
  public String toString() {
    return "strongestEdges(" + count + (noneRanks ? "" : ", without none") + ")";
  }
}
