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
 */
public record RewriteResult(Graph graph, Map<String, Integer> fired) {
  /** Copies. */
  public RewriteResult {
    fired = Collections.unmodifiableMap(new LinkedHashMap<>(fired));
  }
}
