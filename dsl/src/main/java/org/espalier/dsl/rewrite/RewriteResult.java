package org.espalier.dsl.rewrite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.dsl.graph.Graph;

/**
 * What came of a rewriting.
 *
 * @param graph the rewritten graph
 * @param fired how often each rule fired, by name, in the order of first firing
 * @param removed how many nodes are left out as no output depends on them, or no longer
 */
public record RewriteResult(Graph graph, Map<String, Integer> fired, int removed) {
  /** Copies. */
  public RewriteResult {
    fired = Collections.unmodifiableMap(new LinkedHashMap<>(fired));
  }
}
