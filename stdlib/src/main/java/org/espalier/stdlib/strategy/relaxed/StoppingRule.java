package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import java.util.Optional;
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
