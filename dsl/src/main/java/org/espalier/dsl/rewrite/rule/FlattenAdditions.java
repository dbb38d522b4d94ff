package org.espalier.dsl.rewrite.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.RewriteSite;

/**
 * A sum of sums is one sum. A sum that somebody else reads too stays, since it would be computed
 * twice.
 *
 * <pre>
 * add(add(a, b), c)  ->  add(a, b, c)
 * </pre>
 */
public final class FlattenAdditions implements RewriteRule {
  @Override
  public String does() {
    return "a sum of sums is one sum";
  }

  @Override
  public Optional<Node> apply(Node node, RewriteSite site) {
    if (!(node.operation() instanceof Addition)) {
      return Optional.empty();
    }
    List<Node> terms = site.inputs(node);
    List<Node> flat = terms.stream().flatMap(term -> terms(term, site)).toList();
    return flat.size() > terms.size() ? Optional.of(site.withInputs(node, flat)) : Optional.empty();
  }

  private static Stream<Node> terms(Node term, RewriteSite site) {
    boolean inner = term.operation() instanceof Addition && site.readOnce(term);
    return inner ? site.inputs(term).stream() : Stream.of(term);
  }
}
