package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * What changes with time. At the beginning of each epoch, everything whose trigger fires happens in
 * order; some things happen at its end, before its row of the trace is written. Immutable.
 *
 * @param entries what happens when
 */
public record Schedule(List<Entry> entries) {
  /**
   * What happens when.
   *
   * @param trigger when
   * @param event what
   * @param after whether at the end of epochs
   */
  public record Entry(Trigger trigger, Event event, boolean after) {
    @Override
    public String toString() {
      return event + " " + trigger + (after ? ", at the end" : "");
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

  /** One thing more, at the beginning of epochs. */
  public Schedule with(Trigger trigger, Event event) {
    return with(new Entry(trigger, event, /* after= */ false));
  }

  /** One thing more, at the end of epochs. */
  public Schedule after(Trigger trigger, Event event) {
    return with(new Entry(trigger, event, /* after= */ true));
  }

  private Schedule with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
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

  /**
   * The space of this fingerprint that one of the events builds the supernet of.
   *
   * @throws IllegalArgumentException when none does
   */
  SearchSpace built(String fingerprint) {
    return entries.stream()
        .flatMap(entry -> entry.event().builds().stream())
        .filter(space -> space.fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No event of this schedule builds the supernet of the space "
                        + fingerprint
                        + "; use the schedule that the checkpoint was made with."));
  }

  void begin(SearchState state, Moment moment) {
    state.architectureEvery(1);
    happen(state, moment, /* after= */ false);
  }

  void end(SearchState state, Moment moment) {
    happen(state, moment, /* after= */ true);
  }

  private void happen(SearchState state, Moment moment, boolean after) {
    for (Entry entry : entries) {
      if (entry.after() == after && entry.trigger().fires(moment)) {
        entry.event().happen(state, moment);
      }
    }
  }
}
