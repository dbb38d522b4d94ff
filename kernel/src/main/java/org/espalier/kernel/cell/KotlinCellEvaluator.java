package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kotlin.Unit;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.failure.CompilationReport;
import org.espalier.kernel.cell.failure.Report;
import org.espalier.kernel.cell.failure.SourceLines;
import org.espalier.kernel.cell.failure.Traceback;
import org.espalier.kernel.cell.run.CellClasses;
import org.espalier.kernel.cell.run.RunningCell;
import org.espalier.kernel.cell.run.RunningCell.Outcome;
import org.jspecify.annotations.Nullable;

/** Kotlin cells on Kotlin's K2 compiler. */
public final class KotlinCellEvaluator implements CellEvaluator {
  private final CompilerThread compiler;
  private final SourceLines sources = new SourceLines();
  private final Interpreter interpreter;
  private volatile @Nullable RunningCell<CellValue> running;

  public KotlinCellEvaluator(List<String> imports) {
    List<String> all = new ArrayList<>(List.of("kotlin.math.*"));
    all.addAll(imports);
    compiler = new CompilerThread(() -> new CellCompiler(Classpath.ofProcess(), all));
    interpreter =
        new Interpreter(
            compiler, new CellClasses(KotlinCellEvaluator.class.getClassLoader()), sources);
  }

  @Override
  public CellValue evaluate(int number, String code) throws CellFailure {
    RunningCell<CellValue> cell = RunningCell.start("cell-" + number, () -> run(number, code));
    running = cell;
    try {
      return result(number, code, cell.await());
    } finally {
      running = null;
    }
  }

  private CellValue run(int number, String code) throws Exception {
    try {
      Object v = interpreter.prepare(number, code, code).run();
      return v == Unit.INSTANCE ? CellValue.NOTHING : CellValue.of(v);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private CellValue result(int number, String code, Outcome<CellValue> outcome) throws CellFailure {
    if (outcome.value() != null) {
      return outcome.value();
    }
    Throwable thrown = outcome.thrown();
    Report report;
    if (thrown == null) {
      List<StackTraceElement> stack =
          outcome.abandonedAt() == null ? List.of() : outcome.abandonedAt();
      interpreter.abandoned(stack);
      report = Traceback.interrupted("abandoned", stack, sources);
    } else if (thrown instanceof NotCompiled notCompiled) {
      report = CompilationReport.of(number, code, notCompiled.problems());
    } else if (outcome.interrupted()) {
      report = Traceback.interrupted("stopped", List.of(thrown.getStackTrace()), sources);
    } else {
      report = Traceback.of(thrown, sources);
    }
    throw new CellFailure(report.name(), report.message(), report.lines(), thrown);
  }

  @Override
  public void interrupt() {
    RunningCell<CellValue> cell = running;
    if (cell != null) {
      cell.interrupt();
    }
  }

  @Override
  public List<Completion> complete(String code, int cursor) {
    return List.of();
  }

  @Override
  public Optional<String> inspect(String code, int cursor) {
    return Optional.empty();
  }

  @Override
  public Completeness completeness(String code) {
    return new Completeness(Completeness.Status.UNKNOWN, "");
  }

  @Override
  public void close() {
    interrupt();
    compiler.close();
  }
}
