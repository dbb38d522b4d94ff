package org.espalier.dsl.rewrite.rule;

import java.util.List;
import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * A sum reads no zeros, unless there is nothing else to read.
 *
 * <pre>
 * add(x, zero(y), z)  ->  add(x, z)
 * add(zero, zero)     ->  zero
 * </pre>
 */
public final class RemoveZeroTerms implements RewriteRule {
  @Override
  public String does() {
    return "a sum reads no zeros";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    if (!(node.operation() instanceof Addition)) {
      return Optional.empty();
    }
    List<Node> terms = site.inputs(node);
    List<Node> moving = terms.stream().filter(term -> !isZero(term)).toList();
    if (moving.isEmpty()) {
      return Optional.of(terms.get(0));
    }
    return moving.size() < terms.size()
        ? Optional.of(site.withInputs(node, moving))
        : Optional.empty();
  }

  private static boolean isZero(Node node) {
    return node.operation() instanceof Zero;
  }
}
