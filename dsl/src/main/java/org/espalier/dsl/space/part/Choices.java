package org.espalier.dsl.space.part;

import java.util.List;
import java.util.function.IntFunction;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Node;

/**
 * What was chosen, asked for by label while a graph is built. An architecture chose one option of
 * every decision; other treatments may take several at once, so parts that choose between nodes ask
 * through {@link #choose}.
 */
@FunctionalInterface
public interface Choices {
  /** The option index of a decision. */
  int of(String label);

  /**
   * The node that a decision chose.
   *
   * @param label the decision
   * @param options how many options it has
   * @param build adds an option's nodes; called only for what is needed
   */
  default Node choose(String label, int options, IntFunction<Node> build) {
    return build.apply(of(label));
  }

  /** The candidate operation that a decision chose, built at a site under its name. */
  default Node choose(String label, List<CandidateOperation> candidates, Site site) {
    return choose(label, candidates.size(), option -> site.add(candidates.get(option)));
  }

  /**
   * Whether {@link #choose} takes several options at once, as a supernet does; then parts with a
   * relaxed form of their own build that.
   */
  default boolean mixes() {
    return false;
  }

  /** What an architecture chose. */
  static Choices of(Architecture architecture) {
    return architecture::choice;
  }
}
