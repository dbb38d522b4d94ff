package org.espalier.kernel.cell.compile;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kotlin.script.experimental.api.CompiledScript;
import kotlin.script.experimental.api.ResultWithDiagnostics;
import kotlin.script.experimental.api.ScriptCompilationConfiguration;
import kotlin.script.experimental.host.ScriptingHostConfiguration;
import kotlin.script.experimental.jvm.impl.KJvmCompiledModuleInMemory;
import kotlin.script.experimental.jvm.impl.KJvmCompiledScript;
import kotlin.script.experimental.util.LinkedSnippet;
import org.jetbrains.kotlin.com.intellij.openapi.Disposable;
import org.jetbrains.kotlin.com.intellij.openapi.util.Disposer;
import org.jetbrains.kotlin.fir.FirModuleData;
import org.jetbrains.kotlin.fir.session.FirJvmSessionFactory;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;
import org.jetbrains.kotlin.scripting.compiler.plugin.impl.K2ReplCompilationState;
import org.jetbrains.kotlin.scripting.compiler.plugin.impl.K2ReplCompiler;
import org.jetbrains.kotlin.scripting.compiler.plugin.impl.ScriptDiagnosticsMessageCollector;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's K2 compiler with a memory of earlier cells. Making one takes seconds.
 *
 * <p>Not safe for use by several threads, and not to be interrupted: the compiler reads its jars
 * through channels that an interrupt closes for good. See {@link CompilerThread}.
 */
public final class CellCompiler implements AutoCloseable {
  private final Disposable life = Disposer.newDisposable("cells");
  private final ScriptDiagnosticsMessageCollector messages =
      new ScriptDiagnosticsMessageCollector(null);
  private final ReplHistory history = new ReplHistory();
  private final InlineClasses inlineClasses = new InlineClasses();
  private final K2ReplCompilationState state;
  private final K2ReplCompiler compiler;
  private final EarlierCells earlier;
  private final DefaultImports defaultImports;
  private List<String> cellImports;
  private ScriptCompilationConfiguration configuration;
  private final Set<String> imported = new LinkedHashSet<>();
  private int probes;

  /**
   * @param classpath jars and folders that cells see
   * @param imports what every cell imports, such as {@code kotlin.math.*}
   */
  public CellCompiler(List<File> classpath, List<String> imports) {
    ScriptingHostConfiguration host = Configurations.host(history);
    cellImports = List.copyOf(imports);
    configuration = Configurations.compilation(classpath, () -> cellImports, host);
    state = K2ReplCompiler.Companion.createCompilationState(messages, life, configuration, host);
    compiler = new K2ReplCompiler(state);
    earlier =
        new EarlierCells(
            state.getSharedLibrarySession$org_jetbrains_kotlin_kotlin_scripting_compiler());
    defaultImports =
        new DefaultImports(
            imports, () -> probe("0", snippet -> snippet.getModuleData().getSession()));
  }

  /** Reads the syntax only. */
  public Syntax parse(String code) {
    return Syntax.of(state.getProject(), code);
  }

  /** The cells that later ones see. */
  public ReplHistory history() {
    return history;
  }

  /** What earlier cells import for later ones, such as {@code java.time.*}. */
  public List<String> imports() {
    return List.copyOf(imported);
  }

  /** Lets the following cells see more jars and folders. */
  public void addClasspath(List<File> added) {
    configuration = Configurations.withClasspath(configuration, added);
  }

  /**
   * Compiles a cell. A cell whose declarations use each other in a way that the compiler refuses as
   * a whole is compiled statement by statement, in order or with its functions first.
   *
   * @param name a name that no other cell had; its class files begin with it
   * @throws NotCompiled with what is wrong; then nothing of the cell is remembered
   */
  public CompiledCell compile(String name, String code) throws NotCompiled {
    Syntax syntax = parse(code);
    if (!syntax.errors().isEmpty()) {
      throw new NotCompiled(syntax.errors());
    }
    Mark before = mark();
    boolean compiled = false;
    try {
      List<CompiledCell.Part> parts = new ArrayList<>();
      if (!syntax.lateImports().isEmpty()) {
        parts.add(part(name + "_0", parse(syntax.lateImports())));
      }
      parts.addAll(wholeOrPieces(name, syntax));
      compiled = true;
      return new CompiledCell(parts);
    } finally {
      if (!compiled) {
        restore(before);
      }
    }
  }

  private List<CompiledCell.Part> wholeOrPieces(String name, Syntax syntax) throws NotCompiled {
    try {
      return List.of(part(name, syntax));
    } catch (NotCompiled whole) {
      if (!whole.missesNames() || syntax.statements().size() < 2) {
        throw whole;
      }
      Mark before = mark();
      for (boolean functionsFirst : new boolean[] {false, true}) {
        try {
          return pieces(functionsFirst ? name + "_f" : name, syntax.split(functionsFirst));
        } catch (NotCompiled inPiece) {
          restore(before);
        }
      }
      throw whole;
    }
  }

  private List<CompiledCell.Part> pieces(String name, List<String> pieces) throws NotCompiled {
    List<CompiledCell.Part> parts = new ArrayList<>();
    for (String piece : pieces) {
      parts.add(part(name + "_" + (parts.size() + 1), parse(piece)));
    }
    return parts;
  }

  /** Takes a cell out of memory again, as if it had never been compiled. */
  public void forget(CompiledCell cell) {
    cell.parts().forEach(this::forget);
  }

  /** Takes a part of a cell out of memory again. */
  public void forget(CompiledCell.Part part) {
    history.remove(part.symbol());
    FirModuleData module = part.symbol().getModuleData();
    modules().remove(module);
    earlier.remove(module);
  }

  /** Hides some names that a part declares, so that what they meant before is seen again. */
  public void hide(CompiledCell.Part part, Set<String> names) {
    ReplHistory.hide(part.symbol(), names);
  }

  /** The types of a part's variables by name, as the user would write them. */
  public static Map<String, String> types(CompiledCell.Part part) {
    return ReplHistory.types(part.symbol());
  }

  /**
   * Resolves a piece of code that may have errors, shows its tree to a question, and forgets it.
   *
   * @return the answer; null when the compiler did not come as far as a tree
   */
  public <T> @Nullable T probe(String code, Function<FirReplSnippetSymbol, T> question) {
    Mark before = mark();
    try {
      resolve(code);
      return history.getSnippetCount() > before.snippets() ? question.apply(history.last()) : null;
    } finally {
      restore(before);
    }
  }

  private void resolve(String code) {
    try {
      run("Probe_" + ++probes, parse(code));
    } catch (NotCompiled crash) {
      // Unfinished code may confuse the compiler's later stages; what was resolved before is
      // enough.
    }
  }

  @Override
  public void close() {
    inlineClasses.close();
    Disposer.dispose(life);
  }

  private CompiledCell.Part part(String name, Syntax syntax) throws NotCompiled {
    Mark before = mark();
    boolean compiled = false;
    try {
      CompiledCell.Part part = compiledPart(run(name, syntax), syntax);
      compiled = true;
      lighten(part, syntax);
      imported.addAll(syntax.imports());
      defaultImports.add(syntax);
      if (InlineClasses.needed(syntax.file())) {
        addClasspath(List.of(inlineClasses.write(name, part.classes())));
      }
      return part;
    } finally {
      if (!compiled) {
        restore(before);
      }
    }
  }

  /** A cell that has nothing for later ones need not be remembered at all. */
  private void lighten(CompiledCell.Part part, Syntax syntax) {
    if (part.isNameless() && syntax.file().getImportDirectives().isEmpty()) {
      forget(part);
    } else {
      FirModuleData module = part.symbol().getModuleData();
      earlier.add(module);
      Leftovers.clear(module.getSession());
    }
  }

  private ResultWithDiagnostics<? extends LinkedSnippet<CompiledScript>> run(
      String name, Syntax syntax) throws NotCompiled {
    messages.clear();
    CellSource source = new CellSource(name + ".kts", Preparation.open(syntax));
    cellImports = defaultImports.of(syntax, history);
    try {
      return Suspending.await(then -> compiler.compile(source, configuration, then));
    } catch (OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    } catch (RuntimeException | Error crash) {
      throw new NotCompiled(List.of(Problems.crash(crash)));
    } finally {
      // The compiler keeps every class file it ever wrote in this list, and never reads it.
      state.setLastCompiledSnippet(null);
      FirJvmSessionFactory.Context sessions =
          state.getSessionFactoryContext$org_jetbrains_kotlin_kotlin_scripting_compiler();
      Leftovers.clear(sessions.getPredefinedJavaComponents(), CellCompiler::isSnippet);
    }
  }

  private CompiledCell.Part compiledPart(
      ResultWithDiagnostics<? extends LinkedSnippet<CompiledScript>> result, Syntax syntax)
      throws NotCompiled {
    if (!(result
        instanceof ResultWithDiagnostics.Success<? extends LinkedSnippet<CompiledScript>> done)) {
      throw new NotCompiled(Problems.errors(result.getReports()));
    }
    KJvmCompiledScript script = (KJvmCompiledScript) done.getValue().get();
    Map<String, byte[]> files =
        script.getCompiledModule() instanceof KJvmCompiledModuleInMemory memory
            ? Map.copyOf(memory.getCompilerOutputFiles())
            : Map.of();
    String field = script.getResultField() == null ? null : script.getResultField().getFirst();
    FirReplSnippetSymbol symbol = history.last();
    if (field != null) {
      ReplHistory.hide(symbol, Set.of(field));
    }
    return new CompiledCell.Part(
        script.getScriptClassFQName(), field, files, Preparation.variables(syntax), symbol);
  }

  private List<FirModuleData> modules() {
    return state
        .getModuleDataProvider$org_jetbrains_kotlin_kotlin_scripting_compiler()
        .getModuleDataHistory();
  }

  private record Mark(int snippets, List<FirModuleData> modules) {}

  private Mark mark() {
    return new Mark(history.getSnippetCount(), List.copyOf(modules()));
  }

  /** Forgets what was compiled since; class path roots added meanwhile stay. */
  private void restore(Mark mark) {
    history.cut(mark.snippets());
    List<FirModuleData> newer = new ArrayList<>(modules());
    newer.removeAll(mark.modules());
    newer.removeIf(module -> !isSnippet(module));
    modules().removeAll(newer);
    newer.forEach(earlier::remove);
  }

  private static boolean isSnippet(FirModuleData module) {
    return !module.getDependencies().isEmpty();
  }
}
