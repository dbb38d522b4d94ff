package org.espalier.stdlib.strategy.relaxed;

/**
 * What changes between two epochs: a number, whether the architecture learns, options that are
 * dropped. It may change all of the state. What it did is noted by {@link SearchState#note}, unless
 * it only set a number. Prints as it is typed.
 */
public interface Event {
  /** Happens. */
  void happen(SearchState state, Moment moment);

  /** Sets a number. */
  static Event set(String quantity, Course course) {
    return named(
        quantity + " = " + course, (state, moment) -> state.number(quantity, course.at(moment)));
  }

  /** No architecture steps in this epoch. */
  static Event rest() {
    return named("weights only", (state, moment) -> state.architectureEvery(0));
  }

  /** An architecture step before every n-th weight step only. */
  static Event every(int steps) {
    return named(
        "architecture step every " + steps, (state, moment) -> state.architectureEvery(steps));
  }

  /** An event of one's own, that prints as a text. */
  static Event named(String text, Event event) {
    return new Event() {
      @Override
      public void happen(SearchState state, Moment moment) {
        event.happen(state, moment);
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}
