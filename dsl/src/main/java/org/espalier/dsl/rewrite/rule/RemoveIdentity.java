package org.espalier.dsl.rewrite.rule;

import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * What does nothing is left out: identities, and sums and concatenations of a single tensor.
 *
 * <pre>
 * identity(x)  ->  x
 * add(x)       ->  x
 * concat(x)    ->  x
 * </pre>
 */
public final class RemoveIdentity implements RewriteRule {
  @Override
  public String does() {
    return "what does nothing is left out: identities, sums and joins of one";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    boolean single =
        node.inputs().size() == 1
            && (node.operation() instanceof Addition
                || node.operation() instanceof Concatenation
                || node.operation() instanceof Identity);
    return single ? Optional.of(site.inputs(node).get(0)) : Optional.empty();
  }
}
