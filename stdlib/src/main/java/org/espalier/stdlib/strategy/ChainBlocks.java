package org.espalier.stdlib.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decisions;

/**
 * The blocks of a chain, which are its space's stages, as choices under way. A stage that may have
 * 0 layers is room for a block that is split before it, and no block while it has none.
 */
final class ChainBlocks {
  private static final String REPEAT = "repeat";
  private static final String NO_LAYERS = "0";

  private final Decisions decisions;
  private final int[] choices;

  /** For each stage the positions of its decisions, by what their labels say of it. */
  private final List<Map<String, Integer>> stages;

  /** Looks at choices, and changes them in place. */
  ChainBlocks(Decisions decisions, int[] choices) {
    this.decisions = decisions;
    this.choices = choices;
    Map<String, Map<String, Integer>> byName = new LinkedHashMap<>();
    for (int i = 0; i < decisions.all().size(); i++) {
      String[] parts = decisions.all().get(i).label().split("/", 2);
      byName
          .computeIfAbsent(parts[0], fresh -> new LinkedHashMap<>())
          .put(parts.length > 1 ? parts[1] : "", i);
    }
    this.stages = List.copyOf(byName.values());
  }

  /** The stages that are blocks now. */
  List<Integer> present() {
    return IntStream.range(0, stages.size()).filter(this::isPresent).boxed().toList();
  }

  private boolean isPresent(int stage) {
    return !NO_LAYERS.equals(value(stage, REPEAT));
  }

  /** The positions of a block's decisions. */
  List<Integer> positions(int stage) {
    return List.copyOf(stages.get(stage).values());
  }

  /** How many layers a block has, as a decision; -1 where it is none. */
  int depth(int stage) {
    return stages.get(stage).getOrDefault(REPEAT, -1);
  }

  /**
   * Splits a block into two of equal depth, the second behind the first; blocks between it and the
   * nearest room behind it move on by one.
   *
   * @param layers of each of the two
   * @return whether there was room
   */
  boolean split(int stage, int layers) {
    int room = stage + 1;
    while (room < stages.size() && isRoom(room) && isPresent(room)) {
      room++;
    }
    if (room == stages.size() || !isRoom(room)) {
      return false;
    }
    int[] before = choices.clone();
    boolean fits = true;
    for (int to = room; to > stage; to--) {
      fits &= copy(to - 1, to);
    }
    fits &= choose(stage, REPEAT, Integer.toString(layers));
    fits &= choose(stage + 1, REPEAT, Integer.toString(layers));
    if (!fits) {
      System.arraycopy(before, 0, choices, 0, choices.length);
    }
    return fits;
  }

  private boolean isRoom(int stage) {
    Integer position = stages.get(stage).get(REPEAT);
    return position != null && options(position).contains(NO_LAYERS);
  }

  /** Whether all that one stage chose is a choice of the other. */
  private boolean copy(int from, int to) {
    boolean fits = true;
    for (String what : stages.get(to).keySet()) {
      fits &= choose(to, what, value(from, what));
    }
    return fits;
  }

  private boolean choose(int stage, String what, String value) {
    Integer position = stages.get(stage).get(what);
    int option = position == null ? -1 : options(position).indexOf(value);
    if (position == null || option < 0) {
      return false;
    }
    choices[position] = option;
    return true;
  }

  private String value(int stage, String what) {
    Integer position = stages.get(stage).get(what);
    return position == null ? "" : options(position).get(choices[position]);
  }

  private List<String> options(int position) {
    return decisions.all().get(position).domain().choices();
  }
}
