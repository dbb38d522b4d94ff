package org.espalier.dsl.architecture;

import java.util.random.RandomGenerator;
import org.espalier.dsl.decision.Decisions;

/** Which decisions of a child come from its second parent. */
@FunctionalInterface
interface Inheritance {
  /** How often an inheritance that would leave the space is drawn anew. */
  int TRIES = 100;

  boolean[] fromSecond(int length, RandomGenerator random);

  /** The child's choices. */
  static int[] choices(
      Architecture first, Architecture second, boolean[] fromSecond, RandomGenerator random) {
    Decisions decisions = first.space().decisions();
    int[] one = first.choices();
    int[] other = second.choices();
    int[] child = new int[one.length];
    for (int i = 0; i < child.length; i++) {
      boolean asked = decisions.asked(i, one);
      boolean otherAsked = decisions.asked(i, other);
      if (!asked && !otherAsked) {
        child[i] = decisions.asked(i, child) ? random.nextInt(decisions.options(i)) : 0;
      } else {
        child[i] = (fromSecond[i] && otherAsked) || !asked ? other[i] : one[i];
      }
    }
    return child;
  }
}
