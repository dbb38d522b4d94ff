package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes with time. At the beginning of each epoch, everything whose trigger fires happens in
 * order. Immutable.
 *
 * @param entries what happens when
 */
public record Schedule(List<Entry> entries) {
  /**
   * What happens when.
   *
   * @param trigger when
   * @param event what
   */
  public record Entry(Trigger trigger, Event event) {
    @Override
    public String toString() {
      return event + " " + trigger;
    }
  }

  /** Copies. */
  public Schedule {
    entries = List.copyOf(entries);
  }

  /** Nothing changes. */
  public static Schedule none() {
    return new Schedule(List.of());
  }

  /** One thing more. */
  public Schedule with(Trigger trigger, Event event) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(trigger, event));
    return new Schedule(more);
  }

  /** A number of {@link Quantity}, or of a part's own, that follows a course. */
  public Schedule number(String quantity, Course course) {
    return with(Trigger.always(), Event.set(quantity, course));
  }

  /** The samplers' temperature. */
  public Schedule temperature(Course course) {
    return number(Quantity.TEMPERATURE, course);
  }

  /** The step size of the weights. */
  public Schedule weightRate(Course course) {
    return number(Quantity.WEIGHT_RATE, course);
  }

  /** The step size of the architecture parameters. */
  public Schedule architectureRate(Course course) {
    return number(Quantity.ARCHITECTURE_RATE, course);
  }

  /** The first epochs train weights only. */
  public Schedule warmUp(int epochs) {
    return with(Trigger.before(epochs), Event.rest());
  }

  /** An architecture step before every n-th weight step only; say it before {@link #warmUp}. */
  public Schedule every(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("every(" + steps + "): must be at least 1 step.");
    }
    return with(Trigger.always(), Event.every(steps));
  }

  void begin(SearchState state, Moment moment) {
    state.architectureEvery(1);
    for (Entry entry : entries) {
      if (entry.trigger().fires(moment)) {
        entry.event().happen(state, moment);
      }
    }
  }
}
