package org.espalier.dsl.rewrite.rule;

import java.util.List;
import org.espalier.dsl.rewrite.RewriteRule;

/** The named lists of rules, in the order in which they are tried. */
public final class Rules {
  /** Less to compute, on any engine. */
  public static final List<RewriteRule> SIMPLIFY =
      List.of(
          new RemoveZeroTerms(),
          new RemoveIdentity(),
          new FlattenAdditions(),
          new RemoveRepeatedActivation(),
          new FoldScalings(),
          new ShareEqualNodes());

  private Rules() {}
}
