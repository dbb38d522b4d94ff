package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;

/**
 * One of several kinds of blocks. What all kinds ask for is asked once; what only some ask for is
 * asked where one of these is chosen.
 *
 * @param kinds the kinds; at least two
 */
public record OneOf(List<Blocks> kinds) implements Blocks {
  /** Copies. */
  public OneOf {
    kinds = List.copyOf(kinds);
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    Decision kindOf = Layer.kind(at, kinds, OneOf::name);
    List<Decision> decisions = new ArrayList<>(List.of(kindOf));
    Map<Decision, Set<Integer>> askedBy = new LinkedHashMap<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (Decision decision : kinds.get(kind).decisions(at, settings, first)) {
        askedBy.computeIfAbsent(decision, any -> new TreeSet<>()).add(kind);
      }
    }
    askedBy.forEach(
        (decision, options) -> {
          boolean always = options.size() == kinds.size() || !decision.label().startsWith(at);
          decisions.add(always ? decision : decision.when(new Condition(kindOf.label(), options)));
        });
    return decisions;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    return layer.oneOf(kinds, OneOf::name, (place, kind) -> kind.build(place, first));
  }

  private static String name(Blocks kind) {
    return kind.text().substring(1).replaceFirst("\\(.*", "");
  }

  @Override
  public Blocks scaled(Scaling scaling) {
    return new OneOf(kinds.stream().map(kind -> kind.scaled(scaling)).toList());
  }

  @Override
  public String text() {
    return kinds.stream().map(Blocks::text).collect(Collectors.joining(".or()"));
  }
}
