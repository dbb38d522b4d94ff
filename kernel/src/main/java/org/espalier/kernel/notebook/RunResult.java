package org.espalier.kernel.notebook;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.espalier.kernel.cell.CellFailure;

/**
 * What a notebook's run gave.
 *
 * @param executions what ran, by cell id, in order
 * @param stop why not everything ran; empty when it did
 */
public record RunResult(Map<String, Execution> executions, Optional<Stop> stop) {
  /** Copies, keeping the order. */
  public RunResult {
    executions = Collections.unmodifiableMap(new LinkedHashMap<>(executions));
  }

  /** What ended a run early. */
  public enum Reason {
    /** The cell did not compile, or threw. */
    FAILED,
    /** The cell ran for longer than it may. */
    TIMED_OUT,
    /** The user stopped the run. */
    INTERRUPTED
  }

  /**
   * Where and why a run ended early.
   *
   * @param number the {@code n} of {@code In[n]}
   * @param position the cell's place among all cells of the notebook, from 1
   * @param time how long the cell ran
   */
  public record Stop(Reason reason, int number, int position, Duration time, CellFailure failure) {}
}
