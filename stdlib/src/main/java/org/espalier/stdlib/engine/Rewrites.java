package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.rewrite.RewriteResult;
import org.espalier.dsl.rewrite.RewriteRule;
import org.espalier.dsl.rewrite.rule.Rules;

/**
 * What the compiler rewrites in a graph, and how often. Every rule is exact: outputs and gradients
 * stay, up to the order of floating-point sums. Nothing is compiled for it, so no engine is needed.
 *
 * @param rules all rules, those that did not fire too, in the order in which they apply
 * @param nodes how many nodes the graph has
 * @param operators how many operators its compiled form has, in training, without a loss
 */
public record Rewrites(List<Rule> rules, int nodes, int operators) {
  /** Copies. */
  public Rewrites {
    rules = List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param name verb and object, such as {@code FoldMixingWeights}
   * @param times how often it fired
   * @param does what it does, in a few words
   * @param compiled whether it belongs to the compiled form alone
   */
  public record Rule(String name, int times, String does, boolean compiled) {}

  /** What is rewritten in a graph. */
  public static Rewrites of(Graph graph) {
    RewriteResult simpler = Compiler.simplified(graph);
    DroppedZeros zeros = DroppedZeros.in(simpler.graph());
    SymbolLowering.Outline outline = SymbolLowering.outline(simpler.graph(), zeros);
    List<Rule> rules = new ArrayList<>();
    for (RewriteRule rule : Rules.SIMPLIFY) {
      int times = simpler.fired().getOrDefault(rule.name(), 0);
      rules.add(new Rule(rule.name(), times, rule.does(), /* compiled= */ false));
    }
    for (LoweringRule rule : LoweringRule.values()) {
      rules.add(rule.fired(times(rule, simpler, zeros, outline)));
    }
    return new Rewrites(rules, graph.nodes().size(), outline.operators());
  }

  private static int times(
      LoweringRule rule,
      RewriteResult simpler,
      DroppedZeros zeros,
      SymbolLowering.Outline outline) {
    return switch (rule) {
      case FOLD_ZEROS -> zeros.folded(simpler.graph());
      case DROP_ZERO_TERMS -> zeros.droppedTerms(simpler.graph());
      case REMOVE_DEAD_NODES -> simpler.removed() + zeros.dead(simpler.graph());
      default -> outline.fired().getOrDefault(rule, 0);
    };
  }

  /**
   * How often a rule fired.
   *
   * @throws IllegalArgumentException when there is no such rule, with all that there are
   */
  public int times(String rule) {
    return rules.stream()
        .filter(known -> known.name().equals(rule))
        .mapToInt(Rule::times)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no rewrite rule '"
                        + rule
                        + "'; there are "
                        + rules.stream().map(Rule::name).toList()
                        + "."));
  }

  /** A line for each rule that fired. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "%,d nodes become %,d operators", nodes, operators));
    rules.stream()
        .filter(rule -> rule.times() > 0)
        .forEach(
            rule ->
                text.append(
                    String.format(
                        Locale.ROOT, "%n%,7d %s: %s", rule.times(), rule.name(), rule.does())));
    return text.toString();
  }
}
