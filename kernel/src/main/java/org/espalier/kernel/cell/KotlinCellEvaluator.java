package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.failure.SourceLines;
import org.espalier.kernel.cell.run.CellClasses;
import org.espalier.kernel.cell.run.RunningCell;
import org.espalier.kernel.cell.run.RunningCell.Outcome;
import org.espalier.kernel.magic.EngineSettings;
import org.espalier.kernel.magic.Magics;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Cells in Kotlin, by Kotlin's K2 compiler.
 *
 * <p>Making the compiler and warming it up goes on in the background after the constructor has
 * returned; the first cell waits for the compiler only.
 */
public final class KotlinCellEvaluator implements CellEvaluator {
  private static final List<String> ALWAYS =
      List.of("kotlin.math.*", "org.espalier.kernel.cell.Notebook.*");

  private final Object oneAtATime = new Object();
  private final CompilerThread compiler;
  private final Interpreter interpreter;
  private final CellProgram program;
  private final Failures failures;
  private final Questions questions;
  private final WarmUp warmUp;
  private volatile @Nullable RunningCell<CellValue> running;

  /**
   * Cells whose {@code %engine} and {@code %device} are remembered by this process only.
   *
   * @param imports what every cell imports, such as {@code org.espalier.dsl.Language.*} for the
   *     static methods of a class, or {@code java.util.stream.*} for the classes of a package
   */
  public KotlinCellEvaluator(List<String> imports) {
    this(imports, EngineSettings.inMemory());
  }

  /**
   * Cells with magics that set a search's engine and device.
   *
   * @param imports what every cell imports
   * @param settings what {@code %engine} and {@code %device} show and set
   */
  public KotlinCellEvaluator(List<String> imports, EngineSettings settings) {
    List<String> all = new ArrayList<>(ALWAYS);
    all.addAll(imports);
    SourceLines sources = new SourceLines();
    Magics magics = new Magics(settings);
    ClassLoader parent = KotlinCellEvaluator.class.getClassLoader();
    compiler = new CompilerThread(() -> new CellCompiler(Classpath.ofProcess(), all));
    interpreter = new Interpreter("Cell_", compiler, new CellClasses(parent), sources);
    program = new CellProgram(compiler, interpreter, magics);
    failures = new Failures(sources);
    questions = new Questions(compiler, magics, all);
    warmUp = new WarmUp(compiler, questions, parent);
    warmUp.start();
  }

  @Override
  public CellValue evaluate(int number, String code) throws CellFailure {
    warmUp.stop();
    synchronized (oneAtATime) {
      RunningCell<CellValue> cell =
          new RunningCell<>("cell-" + number, () -> program.run(number, code));
      running = cell;
      try {
        return result(number, code, cell.await());
      } finally {
        running = null;
      }
    }
  }

  private CellValue result(int number, String code, Outcome<CellValue> outcome) throws CellFailure {
    if (outcome.value() != null) {
      return outcome.value();
    }
    if (outcome.abandonedAt() != null) {
      interpreter.abandoned(outcome.abandonedAt());
    }
    throw failures.of(number, code, outcome);
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
    return questions.complete(code, cursor);
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor) {
    return questions.inspect(code, cursor);
  }

  @Override
  public Completeness completeness(String code) {
    return questions.completeness(code);
  }

  /** Interrupts the cell that runs, if any, and gives the compiler's memory back. */
  @Override
  public void close() {
    warmUp.stop();
    interrupt();
    compiler.close();
  }
}
