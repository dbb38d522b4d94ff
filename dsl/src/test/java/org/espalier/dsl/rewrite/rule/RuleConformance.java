package org.espalier.dsl.rewrite.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.rewrite.RewriteResult;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.Rewriting;
import org.junit.jupiter.api.Test;

/**
 * What every rule keeps to. That outputs and gradients stay is shown where graphs run, by the
 * engine's own kit.
 */
public abstract class RuleConformance {
  private final RewriteRule rule;

  protected RuleConformance(RewriteRule rule) {
    this.rule = rule;
  }

  /** A graph on which the rule fires. */
  protected abstract Graph fires();

  /** What it makes of that. */
  protected abstract Graph rewritten();

  /** A graph that looks nearly so, on which it does not fire. */
  protected abstract List<Graph> nearMisses();

  private RewriteResult apply(Graph graph) {
    return new Rewriting(List.of(rule)).apply(graph);
  }

  @Test
  void firesAndGivesTheExpectedGraph() {
    RewriteResult result = apply(fires());
    assertThat(result.fired()).containsOnlyKeys(rule.name());
    assertThat(result.graph().canonical()).isEqualTo(rewritten().canonical());
  }

  @Test
  void doesNotFireOnTheNearMisses() {
    for (Graph graph : nearMisses()) {
      assertThat(apply(graph).fired()).as(graph.toString()).isEmpty();
      assertThat(apply(graph).graph()).isEqualTo(graph);
    }
  }

  @Test
  void firesNoMoreOnWhatItMade() {
    assertThat(apply(apply(fires()).graph()).fired()).isEmpty();
  }

  @Test
  void keepsShapesInputsAndTheNamesOfWeights() {
    Graph before = fires();
    Graph after = apply(before).graph();
    assertThat(after.shape()).isEqualTo(before.shape());
    assertThat(after.inputs()).hasSameSizeAs(before.inputs());
    assertThat(before.weights()).containsAllEntriesOf(after.weights());
  }
}
