package org.espalier.kernel.notebook;

import java.time.Duration;
import java.util.List;

/**
 * What running one cell gave.
 *
 * @param number the {@code n} of {@code In[n]}, from 1
 * @param outputs in the order in which they are shown
 * @param time from the start of the cell to its end
 */
public record Execution(int number, List<Output> outputs, Duration time) {
  /** Copies the outputs. */
  public Execution {
    outputs = List.copyOf(outputs);
  }
}
