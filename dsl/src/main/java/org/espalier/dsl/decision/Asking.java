package org.espalier.dsl.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which decisions are asked, given the choices before them; a compiled form of the conditions. */
final class Asking {
  private final int[] options;
  private final int[] parents;

  /** Per decision whether it is asked under each choice of its parent; empty without one. */
  private final boolean[][] under;

  private final boolean always;

  Asking(List<Decision> decisions, int[] parents) {
    this.parents = parents.clone();
    this.options = decisions.stream().mapToInt(decision -> decision.domain().size()).toArray();
    this.under = new boolean[parents.length][];
    boolean unconditional = true;
    for (int i = 0; i < parents.length; i++) {
      under[i] = under(decisions.get(i).condition(), parents[i] < 0 ? 0 : options[parents[i]]);
      unconditional &= parents[i] < 0;
    }
    this.always = unconditional;
  }

  private static boolean[] under(@Nullable Condition condition, int options) {
    boolean[] under = new boolean[options];
    for (int choice = 0; choice < options; choice++) {
      under[choice] = condition != null && condition.choices().contains(choice);
    }
    return under;
  }

  int count() {
    return options.length;
  }

  int options(int position) {
    return options[position];
  }

  /** The decision that this one depends on; -1 for none. */
  int parent(int position) {
    return parents[position];
  }

  /** Whether every decision is always asked. */
  boolean always() {
    return always;
  }

  /** Whether a decision is asked when its parent was asked and took a choice. */
  boolean askedUnder(int position, int choice) {
    return parents[position] < 0 || under[position][choice];
  }

  boolean asked(int position, int[] choices) {
    int parent = parents[position];
    return parent < 0 || (under[position][choices[parent]] && asked(parent, choices));
  }

  /** Sets every decision that is not asked to its first choice. */
  void settle(int[] choices) {
    if (always) {
      return;
    }
    for (int i = 0; i < choices.length; i++) {
      if (choices[i] != 0 && !asked(i, choices)) {
        choices[i] = 0;
      }
    }
  }
}
