package org.espalier.kernel.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.stdlib.draw.Table;
import org.espalier.stdlib.engine.Rewrites;

/** What {@code describe --rewrites} adds. */
final class DescribedRewrites {
  private DescribedRewrites() {}

  /** As facts with names, a rule each. */
  static Map<String, Object> facts(Rewrites rewrites) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("nodes", rewrites.nodes());
    facts.put("operators", rewrites.operators());
    facts.put("rules", rewrites.rules().stream().map(DescribedRewrites::facts).toList());
    return facts;
  }

  private static Map<String, Object> facts(Rewrites.Rule rule) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rule", rule.name());
    facts.put("times", rule.times());
    facts.put("does", rule.does());
    facts.put("forms", rule.compiled() ? List.of("compiled") : List.of("compiled", "portable"));
    return facts;
  }

  /** For people: all rules, those that did not fire too. */
  static String text(Rewrites rewrites) {
    Table table = Table.of("rule", "times", "what it does");
    for (Rewrites.Rule rule : rewrites.rules()) {
      String forms = rule.compiled() ? " (compiled form)" : "";
      table = table.row(rule.name(), rule.times(), rule.does() + forms);
    }
    return String.format(
            Locale.ROOT,
            "compiled: %,d nodes become %,d operators%n",
            rewrites.nodes(),
            rewrites.operators())
        + table.text();
  }
}
