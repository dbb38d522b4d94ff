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
