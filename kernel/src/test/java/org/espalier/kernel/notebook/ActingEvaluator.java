package org.espalier.kernel.notebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.cell.Completeness;
import org.espalier.kernel.cell.Completion;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.MimeBundle;

/** Does what a test laid down for a cell's text; a cell with no such text has its text as value. */
final class ActingEvaluator implements CellEvaluator {
  private final Map<String, Act> acts = new HashMap<>();
  private volatile CountDownLatch interrupted = new CountDownLatch(1);

  /** What a cell does. */
  interface Act {
    CellValue on(CellOutput output) throws CellFailure;
  }

  ActingEvaluator when(String code, Act act) {
    acts.put(code, act);
    return this;
  }

  /** A cell that runs until it is interrupted. */
  ActingEvaluator endless(String code) {
    return when(
        code,
        output -> {
          try {
            interrupted.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          interrupted = new CountDownLatch(1);
          throw failure("Interrupted", "stopped in line 1");
        });
  }

  static CellFailure failure(String name, String message) {
    return new CellFailure(name, message, List.of(name + ": " + message, "  at Cell In[n]"), null);
  }

  @Override
  public CellValue evaluate(int number, String code) throws CellFailure {
    Act act = acts.get(code);
    return act == null ? CellValue.of(code) : act.on(CurrentOutput.get().orElseThrow());
  }

  @Override
  public void interrupt() {
    interrupted.countDown();
  }

  @Override
  public List<Completion> complete(String code, int cursor) {
    return List.of();
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor) {
    return Optional.empty();
  }

  @Override
  public Completeness completeness(String code) {
    return new Completeness(Completeness.Status.UNKNOWN, "");
  }

  @Override
  public void close() {}
}
