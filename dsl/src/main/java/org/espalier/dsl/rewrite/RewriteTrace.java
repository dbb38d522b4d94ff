package org.espalier.dsl.rewrite;

import org.espalier.dsl.graph.Node;

/** Is told what a rewriting does. */
@FunctionalInterface
public interface RewriteTrace {
  /** A rule put one node in the stead of another. */
  void fired(RewriteRule rule, Node before, Node after);
}
