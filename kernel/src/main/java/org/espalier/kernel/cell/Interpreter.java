package org.espalier.kernel.cell;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kotlin.Unit;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompiledCell;
import org.espalier.kernel.cell.compile.CompiledCell.Part;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.compile.Variable;
import org.espalier.kernel.cell.failure.SourceLines;
import org.espalier.kernel.cell.run.CellClasses;
import org.espalier.kernel.magic.Session;
import org.jspecify.annotations.Nullable;

/**
 * Compiles pieces of cells and runs them, and keeps the compiler's memory true to what has run: a
 * part that never ran is forgotten, a variable whose declaration was not reached keeps the meaning
 * it had before the cell.
 */
final class Interpreter {
  private static final String EVALUATE = "$$eval";
  private final String prefix;
  private final CompilerThread compiler;
  private final CellClasses classes;
  private final SourceLines sources;
  private final Variables variables = new Variables();
  private final List<File> added = new CopyOnWriteArrayList<>();
  private final AtomicInteger serial = new AtomicInteger();
  private @Nullable Execution running;

  /**
   * Begins without cells.
   *
   * @param prefix what the names of its classes begin with
   */
  Interpreter(String prefix, CompilerThread compiler, CellClasses classes, SourceLines sources) {
    this.prefix = prefix;
    this.compiler = compiler;
    this.classes = classes;
    this.sources = sources;
  }

  Variables variables() {
    return variables;
  }

  /** What cells see: what the process was started with, then what was added. */
  List<File> classpath() {
    List<File> all = new ArrayList<>(Classpath.ofProcess());
    all.addAll(added);
    return all;
  }

  void addClasspath(List<File> files) {
    classes.addClasspath(files);
    added.addAll(files);
    compiler.later(
        ready -> {
          ready.addClasspath(files);
          return Unit.INSTANCE;
        });
  }

  /** The present value of a variable; text that says why there is none. */
  @Nullable Object value(Variables.Declared variable) {
    try {
      return classes.property(variable.owner(), variable.name());
    } catch (ReflectiveOperationException | LinkageError none) {
      return "(no value: " + none.getClass().getSimpleName() + ")";
    }
  }

  /**
   * Compiles a piece of a cell.
   *
   * @param number the cell's
   * @param piece the code, each line and column at the place that it has in the whole cell
   * @param whole the whole cell, for error messages
   */
  Execution prepare(int number, String piece, String whole)
      throws NotCompiled, InterruptedException {
    String name = prefix + number + "_" + serial.incrementAndGet();
    CompiledCell cell = compiler.await(ready -> ready.compile(name, piece), CellCompiler::forget);
    for (Part part : cell.parts()) {
      String fileName = part.className() + ".kts";
      sources.add(fileName, number, whole, part.classes());
      classes.add(part.classes());
    }
    return new Execution(cell);
  }

  /** Corrects the compiler's memory after a cell was left running. */
  void abandoned(List<StackTraceElement> stack) {
    Execution execution;
    synchronized (this) {
      execution = running;
    }
    if (execution != null) {
      execution.stoppedAt(stack);
    }
  }

  private synchronized void running(@Nullable Execution execution) {
    running = execution;
  }

  /** A compiled piece of a cell that runs at most once. */
  final class Execution implements Session.Code {
    private final CompiledCell cell;
    private int done;
    private boolean settled;

    private Execution(CompiledCell cell) {
      this.cell = cell;
    }

    /** Runs it on this thread and returns the value of its last expression, or {@code Unit}. */
    @Override
    public @Nullable Object run() throws Throwable {
      running(this);
      try {
        Object value = Unit.INSTANCE;
        for (Part part : cell.parts()) {
          value = classes.run(part.className(), part.resultField());
          finished(part);
        }
        return value;
      } catch (Throwable thrown) {
        stoppedAt(List.of(thrown.getStackTrace()));
        throw thrown;
      } finally {
        running(null);
      }
    }

    private synchronized void finished(Part part) {
      if (!settled) {
        done++;
        variables.add(part, part.variables());
      }
    }

    /** Makes the memory true to what ran before the place where it stopped. */
    synchronized void stoppedAt(List<StackTraceElement> stack) {
      if (settled) {
        return;
      }
      settled = true;
      List<Part> rest = new ArrayList<>(cell.parts().subList(done, cell.parts().size()));
      if (!rest.isEmpty()) {
        Part stopped = rest.remove(0);
        keepWhatRan(stopped, lineIn(stopped, stack).orElse(0));
      }
      compiler.later(
          ready -> {
            rest.forEach(ready::forget);
            return Unit.INSTANCE;
          });
    }

    private void keepWhatRan(Part part, int line) {
      Set<String> unreached =
          part.variables().stream()
              .filter(each -> each.assigned() && each.lastLine() >= line)
              .map(Variable::name)
              .collect(Collectors.toSet());
      variables.add(
          part,
          part.variables().stream().filter(each -> !unreached.contains(each.name())).toList());
      compiler.later(
          ready -> {
            ready.hide(part, unreached);
            return Unit.INSTANCE;
          });
    }

    private Optional<Integer> lineIn(Part part, List<StackTraceElement> stack) {
      return stack.stream()
          .filter(frame -> frame.getClassName().equals(part.className()))
          .filter(frame -> frame.getMethodName().equals(EVALUATE))
          .findFirst()
          .flatMap(sources::place)
          .map(SourceLines.Place::line);
    }
  }
}
