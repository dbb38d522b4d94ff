package org.espalier.dsl.decision;

import java.util.List;

/**
 * Which sets of choices belong to a space, where conditions cannot say it: at most nine edges, or
 * neighbouring layers whose levels differ by at most one.
 *
 * <p>It is a machine that reads the choices of some decisions in their order and keeps one number,
 * its state. Counting, numbering and uniform sampling stay exact, since as many completions are
 * counted as there are states, not choices; so keep the states few. A decision that is not asked
 * reads as 0. Values, so that restrictions of tied parts are equal.
 */
public interface Restriction {
  /** The state of a beginning that nothing completes. */
  long BROKEN = -1;

  /** The decisions that are read, in the order in which the space has them. */
  List<String> labels();

  /** The state before the first choice; at least 0. */
  default long start() {
    return 0;
  }

  /**
   * The state behind one more choice.
   *
   * @param state the state before it
   * @param index which of {@link #labels} it is
   * @param choice the option's index
   * @return at least 0, or {@link #BROKEN}; behind the last choice every other state belongs
   */
  long next(long state, int index, int choice);

  /**
   * A sentence about choices that do not belong: the rule, what breaks it, and what to do.
   *
   * @param choices one for each of {@link #labels}
   */
  String complaint(int[] choices);
}
