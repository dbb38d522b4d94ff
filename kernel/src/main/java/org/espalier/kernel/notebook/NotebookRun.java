package org.espalier.kernel.notebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.notebook.RunResult.Reason;
import org.espalier.kernel.notebook.RunResult.Stop;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Runs a notebook's cells in order, up to the first that fails, and records what they show. */
public final class NotebookRun {
  private final CellEvaluator evaluator;
  private final Function<@Nullable Object, MimeBundle> render;
  private final RunWatcher watcher;
  private final Optional<Duration> limit;
  private final Map<String, RecordedCell> recorded = new LinkedHashMap<>();
  private final Recorder recorder = new Recorder();
  private volatile boolean interrupted;

  private record RecordedCell(int number, CellRecording recording, Duration time) {}

  /**
   * @param evaluator runs the cells; stays the caller's to close
   * @param render from a value to what is shown of it
   * @param limit how long one cell may run; empty for ever
   */
  public NotebookRun(
      CellEvaluator evaluator,
      Function<@Nullable Object, MimeBundle> render,
      RunWatcher watcher,
      Optional<Duration> limit) {
    this.evaluator = evaluator;
    this.render = render;
    this.watcher = watcher;
    this.limit = limit;
  }

  /** Stops the cell that runs now and leaves out the rest. From any thread. */
  public void interrupt() {
    interrupted = true;
    evaluator.interrupt();
  }

  /** Runs the notebook; once for each instance. */
  public RunResult run(Notebook notebook) {
    int number = 0;
    int position = 0;
    for (NotebookCell cell : notebook.cells()) {
      position++;
      if (!cell.runs()) {
        continue;
      }
      number++;
      Optional<Stop> stop = run(cell, number, notebook.size(), position);
      if (stop.isPresent()) {
        return new RunResult(executions(), stop);
      }
    }
    return new RunResult(executions(), Optional.empty());
  }

  private Optional<Stop> run(NotebookCell cell, int number, int total, int position) {
    CellRecording recording = recorder.begin();
    RecordedOutput output =
        new RecordedOutput(recorder, recording, watcher.begins(number, total, cell));
    long start = System.nanoTime();
    Ending ending = evaluate(cell, number, output);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    recorded.put(cell.id(), new RecordedCell(number, recording, time));
    watcher.ends(number, total, time, Optional.ofNullable(ending.failure()));
    if (ending.failure() == null || (cell.mayFail() && ending.reason() == Reason.FAILED)) {
      return Optional.empty();
    }
    return Optional.of(new Stop(ending.reason(), number, position, time, ending.failure()));
  }

  private record Ending(Reason reason, @Nullable CellFailure failure) {}

  private Ending evaluate(NotebookCell cell, int number, RecordedOutput output) {
    CurrentOutput.bind(output);
    Alarm alarm = Alarm.set(limit, evaluator::interrupt);
    try {
      CellValue value = evaluator.evaluate(number, cell.source());
      if (value.shown()) {
        output.result(number, shown(value));
      }
      return new Ending(Reason.FAILED, null);
    } catch (CellFailure failure) {
      output.failure(new Output.Failure(failure.name(), failure.message(), failure.traceback()));
      return new Ending(reason(alarm), failure);
    } finally {
      alarm.close();
      CurrentOutput.unbind();
    }
  }

  /** A value's own toString() may throw anything; that is the cell's failure, not the program's. */
  private MimeBundle shown(CellValue value) throws CellFailure {
    try {
      return render.apply(value.value());
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      String what = "showing the cell's value failed: " + e;
      throw new CellFailure(e.getClass().getSimpleName(), what, List.of(what), e);
    }
  }

  private Reason reason(Alarm alarm) {
    if (interrupted) {
      return Reason.INTERRUPTED;
    }
    return alarm.rang() ? Reason.TIMED_OUT : Reason.FAILED;
  }

  private Map<String, Execution> executions() {
    Map<String, Execution> executions = new LinkedHashMap<>();
    recorded.forEach(
        (id, cell) -> {
          List<Output> outputs = cell.recording().outputs();
          executions.put(id, new Execution(cell.number(), outputs, cell.time()));
        });
    return executions;
  }
}
