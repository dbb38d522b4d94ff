package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.espalier.kernel.output.CurrentOutput;
import org.jspecify.annotations.Nullable;

/**
 * A notebook for tests. All test classes share one evaluator, which takes seconds to make; so each
 * test declares names of its own.
 */
final class TestNotebook {
  private static final KotlinCellEvaluator EVALUATOR =
      new KotlinCellEvaluator(
          List.of("java.util.stream.*", "org.espalier.kernel.cell.DeafLibrary"));
  private static int number;

  final RecordedOutput output = new RecordedOutput();

  KotlinCellEvaluator evaluator() {
    return EVALUATOR;
  }

  /** Runs a cell and returns what it gives. */
  CellValue run(String code) throws CellFailure {
    return run(next(), code);
  }

  private static synchronized int next() {
    return ++number;
  }

  CellValue run(int cell, String code) throws CellFailure {
    CurrentOutput.bind(output);
    try {
      return EVALUATOR.evaluate(cell, code);
    } finally {
      CurrentOutput.unbind();
    }
  }

  /** Runs a cell and returns its value. */
  @Nullable Object value(String code) throws CellFailure {
    return run(code).value();
  }

  /** Runs a cell that must fail. */
  CellFailure failure(int cell, String code) {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run(cell, code));
    if (failure == null) {
      throw new AssertionError("This cell was to fail, and did not: " + code);
    }
    return failure;
  }

  CellFailure failure(String code) {
    return failure(next(), code);
  }

  /** Names that complete the code at its end, best first. */
  List<String> completions(String code) {
    return EVALUATOR.complete(code, code.length()).stream().map(Completion::text).toList();
  }
}
