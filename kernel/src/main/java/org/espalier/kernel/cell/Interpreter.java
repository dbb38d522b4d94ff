package org.espalier.kernel.cell;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.Unit;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompiledCell;
import org.espalier.kernel.cell.compile.CompiledCell.Part;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.compile.Variable;
import org.espalier.kernel.cell.failure.SourceLines;
import org.espalier.kernel.cell.run.CellClasses;
import org.espalier.kernel.cell.run.Reserve;
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
    private @Nullable Part stopped;
    private final Set<String> unreached = new LinkedHashSet<>();

    private Execution(CompiledCell cell) {
      this.cell = cell;
    }

    /** Runs it on this thread and returns the value of its last expression, or {@code Unit}. */
    @Override
    public @Nullable Object run() throws Throwable {
      if (Thread.interrupted()) {
        // It came when the compiler had just done its work: then nothing of the cell may run.
        dropAll();
        throw new InterruptedException();
      }
      running(this);
      try {
        Object value = Unit.INSTANCE;
        for (Part part : cell.parts()) {
          value = classes.run(part.className(), part.resultField());
          finished();
          if (part.isNameless()) {
            classes.drop(part.classes());
          }
        }
        return value;
      } catch (Throwable thrown) {
        failed(thrown);
        throw thrown;
      } finally {
        running(null);
        emptyUnreached();
      }
    }

    private synchronized void finished() {
      done++;
      if (!settled && done == cell.parts().size()) {
        settled = true;
        cell.parts().forEach(part -> variables.add(part, part.variables()));
      }
    }

    private void failed(Throwable thrown) {
      if (Reserve.isLacking(thrown)) {
        dropAll();
      } else {
        stoppedAt(List.of(thrown.getStackTrace()));
      }
    }

    /** As if it had never been: what filled the memory is most likely in its variables. */
    private synchronized void dropAll() {
      if (!settled) {
        settled = true;
        forget(cell.parts());
      }
    }

    /** Makes the memory true to what ran before the place where it stopped. */
    synchronized void stoppedAt(List<StackTraceElement> stack) {
      if (settled) {
        return;
      }
      settled = true;
      cell.parts().subList(0, done).forEach(part -> variables.add(part, part.variables()));
      List<Part> rest = new ArrayList<>(cell.parts().subList(done, cell.parts().size()));
      if (!rest.isEmpty()) {
        Part first = rest.remove(0);
        stopped = first;
        keepWhatRan(first, lineIn(first, stack).orElse(0));
      }
      forget(rest);
    }

    private void forget(List<Part> parts) {
      parts.forEach(part -> classes.drop(part.classes()));
      compiler.later(
          ready -> {
            parts.forEach(ready::forget);
            return Unit.INSTANCE;
          });
    }

    private void keepWhatRan(Part part, int line) {
      part.variables().stream()
          .filter(each -> each.assigned() && each.lastLine() >= line)
          .map(Variable::name)
          .forEach(unreached::add);
      variables.add(
          part,
          part.variables().stream().filter(each -> !unreached.contains(each.name())).toList());
      Set<String> hidden = Set.copyOf(unreached);
      compiler.later(
          ready -> {
            ready.hide(part, hidden);
            return Unit.INSTANCE;
          });
    }

    /** Nobody can name them any more, and they may be large. Once no thread runs the cell. */
    private synchronized void emptyUnreached() {
      try {
        if (stopped != null) {
          classes.empty(stopped.className(), unreached);
        }
      } catch (ReflectiveOperationException | LinkageError notLoaded) {
        // Then there is nothing to empty.
        stopped = null;
      }
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
