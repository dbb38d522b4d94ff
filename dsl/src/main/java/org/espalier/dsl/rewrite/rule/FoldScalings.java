package org.espalier.dsl.rewrite.rule;

import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * Fixed factors one behind the other are multiplied beforehand, and a factor of 1 goes.
 *
 * <pre>
 * a (b x)  ->  (a b) x
 * 1 x      ->  x
 * </pre>
 *
 * Products that are no finite number stay as they are.
 */
public final class FoldScalings implements RewriteRule {
  @Override
  public String does() {
    return "fixed factors are multiplied beforehand, a factor of 1 goes";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    if (!(node.operation() instanceof Scaling outer)) {
      return Optional.empty();
    }
    Node input = site.inputs(node).get(0);
    if (outer.factor() == 1) {
      return Optional.of(input);
    }
    if (!(input.operation() instanceof Scaling inner)) {
      return Optional.empty();
    }
    double product = outer.factor() * inner.factor();
    return Double.isFinite(product)
        ? Optional.of(site.add(node, new Scaling(product), site.inputs(input)))
        : Optional.empty();
  }
}
