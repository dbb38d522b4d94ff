package org.espalier.stdlib.strategy.relaxed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.stdlib.strategy.relaxed.stopping.Stop;

/**
 * When a search ends before its epochs are over, and which epoch's architecture it returns. Reads
 * the trace alone. Immutable; prints as it is typed.
 */
public interface StoppingRule {
  /**
   * Asked after each epoch.
   *
   * @param rows the epochs so far, in order; at least one
   */
  Optional<Stop> after(List<TraceRow> rows);

  /** Never: all epochs are run. */
  static StoppingRule fixedEpochs() {
    return new FixedEpochs();
  }

  /**
   * The same rule with its eyes closed at first: it sees the trace from behind so many epochs, when
   * chance has less to say.
   *
   * @param epochs how many it does not see; at least 0
   */
  default StoppingRule notBefore(int epochs) {
    return new Later(this, epochs);
  }

  /** Whichever is met first; this one if both are at once. */
  default StoppingRule or(StoppingRule other) {
    return new Either(this, other);
  }

  /**
   * Two rules.
   *
   * @param one asked first
   * @param other asked as well
   */
  record Either(StoppingRule one, StoppingRule other) implements StoppingRule {
    @Override
    public Optional<Stop> after(List<TraceRow> rows) {
      return Stream.of(one.after(rows), other.after(rows))
          .flatMap(Optional::stream)
          .min(Comparator.comparingInt(Stop::at));
    }

    @Override
    public String toString() {
      return one + " or " + other;
    }
  }

  /**
   * A rule that does not see the first epochs.
   *
   * @param rule which
   * @param epochs how many, at least 0
   */
  record Later(StoppingRule rule, int epochs) implements StoppingRule {
    /** Checks. */
    public Later {
      if (epochs < 0) {
        throw new IllegalArgumentException(
            "notBefore(" + epochs + "): at least 0 epochs are not seen.");
      }
    }

    @Override
    public Optional<Stop> after(List<TraceRow> rows) {
      return rows.size() <= epochs
          ? Optional.empty()
          : rule.after(rows.subList(epochs, rows.size()))
              .map(stop -> new Stop(stop.at() + epochs, stop.snapshot() + epochs, stop.reason()));
    }

    @Override
    public String toString() {
      return rule + ".notBefore(" + epochs + ")";
    }
  }

  /** Never. */
  record FixedEpochs() implements StoppingRule {
    @Override
    public Optional<Stop> after(List<TraceRow> rows) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "fixedEpochs()";
    }
  }
}
