package org.espalier.kernel.cell;

import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.espalier.kernel.cell.CellProgram.MagicProblem;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.failure.CompilationReport;
import org.espalier.kernel.cell.failure.Report;
import org.espalier.kernel.cell.failure.SourceLines;
import org.espalier.kernel.cell.failure.Traceback;
import org.espalier.kernel.cell.run.Reserve;
import org.espalier.kernel.cell.run.RunningCell.Outcome;
import org.espalier.kernel.cell.run.Stopped;
import org.jspecify.annotations.Nullable;

/**
 * From the ways a cell can end without a value to what its user reads.
 *
 * @param sources the cells so far
 */
record Failures(SourceLines sources) {
  private static final String ABANDONED =
      "The cell was interrupted, but a library call in it does not listen to that. It was left"
          + " behind: its thread goes on until that call returns, and its result is dropped.";

  private static final String DROPPED =
      "Nothing that this cell declared was kept, so that its memory is free again. For more memory,"
          + " set ESPALIER_JAVA_OPTIONS=-Xmx8g (say) before the kernel starts.";

  CellFailure of(int number, String code, Outcome<CellValue> outcome) {
    Report report = report(number, code, outcome);
    // An error for lack of memory refers to the classes on its stack, and these to what fills it.
    Throwable cause = Reserve.isLacking(outcome.thrown()) ? null : outcome.thrown();
    return new CellFailure(report.name(), report.message(), report.lines(), cause);
  }

  private Report report(int number, String code, Outcome<CellValue> outcome) {
    Throwable thrown = outcome.thrown();
    if (thrown == null) {
      List<StackTraceElement> stack = outcome.abandonedAt();
      return Traceback.interrupted(number, ABANDONED, stack == null ? List.of() : stack, sources);
    }
    if (outcome.interrupted()) {
      List<StackTraceElement> stack = List.of(thrown.getStackTrace());
      return Traceback.interrupted(number, interrupted(thrown), stack, sources);
    }
    if (thrown instanceof NotCompiled notCompiled) {
      return CompilationReport.of(number, code, notCompiled.problems());
    }
    if (thrown instanceof MagicProblem problem) {
      return magic(number, code, problem);
    }
    Report report = Traceback.of(number, thrown, sources);
    return Reserve.isLacking(thrown) ? report.with(DROPPED) : report;
  }

  private static String interrupted(Throwable thrown) {
    String message = "The cell was interrupted.";
    return isInterruption(thrown) ? message : message + " While it ended, it threw " + thrown + ".";
  }

  private static boolean isInterruption(@Nullable Throwable thrown) {
    return thrown instanceof Stopped
        || thrown instanceof InterruptedException
        || thrown instanceof ClosedByInterruptException;
  }

  private static Report magic(int number, String code, MagicProblem problem) {
    SourceLines.Place place = SourceLines.place(number, problem.line(), code);
    String message = String.valueOf(problem.getMessage());
    return new Report(
        "MagicError", message, List.of(place.toString(), "    " + place.text().strip(), message));
  }
}
