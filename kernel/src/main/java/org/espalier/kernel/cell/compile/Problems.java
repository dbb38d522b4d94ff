package org.espalier.kernel.cell.compile;

import java.util.Comparator;
import java.util.List;
import kotlin.script.experimental.api.ScriptDiagnostic;
import kotlin.script.experimental.api.SourceCode;

/** From the compiler's reports to problems; warnings are left out. */
final class Problems {
  private Problems() {}

  static List<Problem> errors(List<ScriptDiagnostic> reports) {
    List<Problem> errors =
        reports.stream()
            .filter(r -> r.getSeverity().compareTo(ScriptDiagnostic.Severity.ERROR) >= 0)
            .map(Problems::problem)
            .distinct()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .toList();
    return errors.isEmpty()
        ? List.of(new Problem(0, 0, "The compiler refused the cell without a reason: " + reports))
        : errors;
  }

  /** An error inside the compiler itself. */
  static Problem crash(Throwable crash) {
    Throwable root = crash;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return new Problem(
        0,
        0,
        "The Kotlin compiler itself failed on this cell, which was left out ("
            + root
            + "). Writing the cell in another way may help.");
  }

  private static Problem problem(ScriptDiagnostic report) {
    String message = report.getMessage();
    Throwable inside = report.getException();
    if (inside != null) {
      message += " (inside the compiler: " + inside + ")";
    }
    SourceCode.Location place = report.getLocation();
    return place == null
        ? new Problem(0, 0, message)
        : new Problem(place.getStart().getLine(), place.getStart().getCol(), message);
  }
}
