package org.espalier.kernel.cell.compile;

import java.io.File;
import java.util.List;
import java.util.function.Supplier;
import kotlin.Unit;
import kotlin.script.experimental.api.ErrorHandlingKt;
import kotlin.script.experimental.api.RefineConfigurationUnconditionallyData;
import kotlin.script.experimental.api.ReplDataKt;
import kotlin.script.experimental.api.ScriptCompilationConfiguration;
import kotlin.script.experimental.api.ScriptCompilationKt;
import kotlin.script.experimental.host.ScriptingHostConfiguration;
import kotlin.script.experimental.jvm.JvmScriptCompilationKt;
import kotlin.script.experimental.jvm.JvmScriptingHostConfigurationKt;
import org.jetbrains.kotlin.scripting.compiler.plugin.services.FirReplSnippetConfiguratorExtensionImplKt;
import org.jetbrains.kotlin.scripting.compiler.plugin.services.FirReplSnippetResolveExtensionImplKt;

/** The compiler's settings, built by Kotlin's configuration builders. */
final class Configurations {
  private Configurations() {}

  static ScriptingHostConfiguration host(ReplHistory history) {
    ScriptingHostConfiguration[] base = {
      JvmScriptingHostConfigurationKt.getDefaultJvmScriptingHostConfiguration()
    };
    return new ScriptingHostConfiguration(
        base,
        builder -> {
          var repl = ReplDataKt.getRepl(builder);
          builder.put(
              FirReplSnippetResolveExtensionImplKt.getFirReplHistoryProvider(repl), history);
          builder.put(
              FirReplSnippetConfiguratorExtensionImplKt.isReplSnippetSource(repl),
              (file, source) -> true);
          return Unit.INSTANCE;
        });
  }

  /**
   * @param imports what the next cell to compile imports by default
   */
  static ScriptCompilationConfiguration compilation(
      List<File> classpath, Supplier<List<String>> imports, ScriptingHostConfiguration host) {
    return new ScriptCompilationConfiguration(
        new ScriptCompilationConfiguration[0],
        builder -> {
          builder.put(ScriptCompilationKt.getHostConfiguration(builder), host);
          builder.put(ScriptCompilationKt.getFileExtension(builder), "kts");
          builder.put(
              ScriptCompilationKt.getRefineConfigurationBeforeCompiling(builder),
              refinement(imports));
          builder.put(
              JvmScriptCompilationKt.getJvmTarget(JvmScriptCompilationKt.getJvm(builder)), "17");
          JvmScriptCompilationKt.updateClasspath(builder, classpath);
          return Unit.INSTANCE;
        });
  }

  /** Kotlin asks for a cell's default imports only after it has read the cell. */
  private static List<RefineConfigurationUnconditionallyData> refinement(
      Supplier<List<String>> imports) {
    return List.of(
        new RefineConfigurationUnconditionallyData(
            cell ->
                ErrorHandlingKt.asSuccess(
                    ScriptCompilationKt.with(
                        cell.getCompilationConfiguration(),
                        builder -> {
                          builder.put(
                              ScriptCompilationKt.getDefaultImports(builder), imports.get());
                          return Unit.INSTANCE;
                        }),
                    List.of())));
  }

  static ScriptCompilationConfiguration withClasspath(
      ScriptCompilationConfiguration configuration, List<File> added) {
    return ScriptCompilationKt.with(
        configuration,
        builder -> {
          JvmScriptCompilationKt.updateClasspath(builder, added);
          return Unit.INSTANCE;
        });
  }
}
