package org.espalier.kernel.notebook;

import java.time.Duration;
import java.util.Optional;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.output.CellOutput;

/** Follows a notebook's run, such as on a terminal. Called by the thread that runs it. */
public interface RunWatcher {
  /**
   * A cell starts.
   *
   * @param number its {@code In[number]}, from 1
   * @param total how many cells there are to run
   * @return what else should get the cell's outputs, beside the notebook
   */
  CellOutput begins(int number, int total, NotebookCell cell);

  /** The cell that began last has ended. */
  void ends(int number, int total, Duration time, Optional<CellFailure> failure);
}
