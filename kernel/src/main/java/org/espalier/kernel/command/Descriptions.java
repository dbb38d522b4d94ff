package org.espalier.kernel.command;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;
import org.espalier.kernel.command.DescribedSpace.Described;
import org.espalier.stdlib.draw.CostRange;
import org.espalier.stdlib.draw.Table;

/** What {@code describe} says, as facts with names. */
final class Descriptions {
  private Descriptions() {}

  /** All spaces by their names. */
  static List<Map<String, Object>> list() {
    List<Map<String, Object>> all = new ArrayList<>();
    DescribedSpaces.all().forEach(space -> all.add(of(space)));
    return all;
  }

  /** The same for people. */
  static String table() {
    Table table = Table.of("space", "what it is", "paper");
    for (DescribedSpace space : DescribedSpaces.all()) {
      table = table.row(space.name(), space.title(), space.paper());
    }
    return table.text();
  }

  /** A space, as far as it is known without building it. */
  static Map<String, Object> of(DescribedSpace space) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("space", space.name());
    facts.put("title", space.title());
    if (!space.paper().isEmpty()) {
      facts.put("paper", space.paper());
    }
    facts.put("example", space.example());
    return facts;
  }

  /** A space at some sizes. */
  static Map<String, Object> of(DescribedSpace space, SearchSpace built) {
    Map<String, Object> facts = of(space);
    Object example = facts.remove("example");
    facts.put("architectures", built.size());
    facts.put("decisions", built.decisions().all().size());
    for (Cost cost : List.of(Cost.parameters(), Cost.macs())) {
      CostRange.of(built, cost)
          .ifPresent(range -> facts.put(key(cost), List.of(range.smallest(), range.largest())));
    }
    facts.put("language", built.toString());
    facts.put("example", example);
    return facts;
  }

  /** An architecture. */
  static Map<String, Object> of(DescribedSpace space, Described one) {
    Graph network = one.network();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("space", space.name());
    facts.put("architecture", one.written());
    for (Cost cost :
        List.of(
            Cost.parameters(),
            Cost.macs(),
            Cost.depth(),
            Cost.receptiveField(),
            Cost.activationMemory())) {
      facts.put(key(cost), (long) cost.of(network));
    }
    return facts;
  }

  private static String key(Cost cost) {
    return cost.name().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  /** Facts for people, a line each. */
  static String text(Map<String, Object> facts) {
    int widest = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    facts.forEach(
        (key, fact) ->
            lines.add(
                key.replace('_', ' ') + " ".repeat(widest + 2 - key.length()) + shown(key, fact)));
    return String.join("\n", lines);
  }

  private static String shown(String key, Object fact) {
    if (fact instanceof List<?> range) {
      return shown(key, range.get(0)) + " .. " + shown(key, range.get(range.size() - 1));
    }
    String unit = key.equals("activation_memory") ? " bytes for one example" : "";
    return fact instanceof Number
        ? NumberFormat.getIntegerInstance(Locale.ROOT).format(fact) + unit
        : fact.toString();
  }
}
