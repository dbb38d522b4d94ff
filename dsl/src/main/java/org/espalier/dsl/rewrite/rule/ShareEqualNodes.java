package org.espalier.dsl.rewrite.rule;

import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * What is computed already is not computed again: two equal operations without weights on the same
 * inputs become one, such as the ReLU or the pool that several edges begin with.
 *
 * <pre>
 * a = relu(x); b = relu(x)  ->  a = b = relu(x)
 * </pre>
 *
 * Inputs differ though they look alike, and so does what draws random numbers.
 */
public final class ShareEqualNodes implements RewriteRule {
  @Override
  public String does() {
    return "what several nodes compute alike is computed once";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    return mayDiffer(node) ? Optional.empty() : site.find(node.operation(), site.inputs(node));
  }

  private static boolean mayDiffer(Node node) {
    return !node.weights().isEmpty()
        || node.operation() instanceof Input
        || node.operation() instanceof Noise;
  }
}
