package org.espalier.dsl.rewrite.rule;

import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * A ReLU or ReLU6 of itself does nothing more. Other activations are not idempotent.
 *
 * <pre>
 * relu(relu(x))  ->  relu(x)
 * </pre>
 */
public final class RemoveRepeatedActivation implements RewriteRule {
  @Override
  public String does() {
    return "a ReLU of a ReLU is that ReLU";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    if (!(node.operation() instanceof Activation activation) || !idempotent(activation)) {
      return Optional.empty();
    }
    Node input = site.inputs(node).get(0);
    return input.operation().equals(activation) ? Optional.of(input) : Optional.empty();
  }

  private static boolean idempotent(Activation activation) {
    return activation.kind() == Activation.Kind.RELU || activation.kind() == Activation.Kind.RELU6;
  }
}
