package org.espalier.kernel.cell;

import java.util.List;
import java.util.Optional;
import org.espalier.kernel.render.MimeBundle;

/**
 * Runs cells one after the other, with state that stays from cell to cell.
 *
 * <p>The contract that the Jupyter kernel and {@code espalier run} share. Only {@link #interrupt}
 * and the questions about code may be called while a cell runs.
 */
public interface CellEvaluator extends AutoCloseable {

  /**
   * Compiles and runs one cell. Blocks until the cell ended, failed, or was interrupted. The cell
   * runs on a thread of its own that inherits the caller's inheritable thread locals.
   *
   * @param number what the user sees in {@code In[number]}; errors name it
   * @param code the cell as typed, magics included
   * @return what the last expression gave
   * @throws CellFailure when the cell did not compile, threw anything at all, or was interrupted;
   *     the evaluator goes on working
   */
  CellValue evaluate(int number, String code) throws CellFailure;

  /** Stops the cell that runs now; does nothing when none does. Returns at once. */
  void interrupt();

  /**
   * What could stand at the cursor, best first.
   *
   * @param cursor index into {@code code}, in UTF-16 units
   */
  List<Completion> complete(String code, int cursor);

  /** What the name at the cursor is: signatures, type, documentation; always also as plain text. */
  Optional<MimeBundle> inspect(String code, int cursor);

  /** Whether pressing Enter should run the code or open a new line. */
  Completeness completeness(String code);

  @Override
  void close();
}
