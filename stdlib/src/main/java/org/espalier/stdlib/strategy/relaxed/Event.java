package org.espalier.stdlib.strategy.relaxed;

import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * What changes between two epochs: a number, whether the architecture learns, options that are
 * dropped. It may change all of the state. What it did is noted by {@link SearchState#note}, unless
 * it only set a number. Prints as it is typed.
 */
public interface Event {
  /** Happens. */
  void happen(SearchState state, Moment moment);

  /** The space whose supernet this builds, if it builds one: a checkpoint knows it by its print. */
  default Optional<SearchSpace> builds() {
    return Optional.empty();
  }

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

  /** All parameters begin anew, and nothing is remembered of them. */
  static Event freshParameters() {
    return named("fresh parameters", (state, moment) -> state.freshParameters());
  }

  /** An event of one's own, that prints as a text. */
  static Event named(String text, Event event) {
    return new Event() {
      @Override
      public void happen(SearchState state, Moment moment) {
        event.happen(state, moment);
      }

      @Override
      public Optional<SearchSpace> builds() {
        return event.builds();
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}
