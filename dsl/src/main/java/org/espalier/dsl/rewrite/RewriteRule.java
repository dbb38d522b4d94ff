package org.espalier.dsl.rewrite;

import java.util.Optional;
import org.espalier.dsl.graph.Node;

/**
 * One exact change: whatever weights and inputs a graph is given, its outputs and its gradients
 * stay, up to the order of floating-point sums. Rules keep no state.
 */
public interface RewriteRule {
  /** Verb and object, such as {@code RemoveZeros}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What it does, in a few words for people; its name where it does not say. */
  default String does() {
    return name();
  }

  /**
   * Looks at a node whose inputs are rewritten already.
   *
   * @param node the node, in the graph that is being built
   * @param site what the rule may ask and add
   * @return the node to use in its stead, of the same shape; empty when the rule does not fire
   */
  Optional<Node> apply(Node node, RewriteSite site);
}
