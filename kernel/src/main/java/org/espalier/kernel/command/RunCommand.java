package org.espalier.kernel.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espalier.kernel.notebook.HtmlPage;
import org.espalier.kernel.notebook.Notebook;
import org.espalier.kernel.notebook.NotebookFile;
import org.espalier.kernel.notebook.RunResult;
import org.espalier.kernel.notebook.RunResult.Stop;
import org.espalier.kernel.notebook.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code espalier run}: executes a notebook without Jupyter. */
@Command(
    name = "run",
    description = {
      "Executes a notebook without Jupyter and writes the executed notebook.",
      "Stops at the first cell that fails, unless the cell has the tag raises-exception; what ran "
          + "until then is written. A cell with the tag skip-execution is left out. Ctrl-C stops "
          + "the cell that runs. What the notebook says of engine and device stands above --engine "
          + "and --device."
    })
final class RunCommand implements Callable<Integer> {
  private static final String ENDING = ".ipynb";

  @Parameters(paramLabel = "NOTEBOOK", description = "The notebook, a file of nbformat 4.")
  private Path notebook = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the executed notebook goes; may be the notebook itself. "
              + "Default: NAME.executed.ipynb beside it.")
  private @Nullable Path out;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Interrupts a cell that runs for longer than this. Default: never.")
  private @Nullable Double timeout;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes the executed notebook as one HTML page, too.")
  private @Nullable Path html;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Notebook read = NotebookFile.read(notebook);
    place.prefer();
    PrintStream terminal = System.out;
    PrintStream errors = System.err;
    Path target = out != null ? out : beside(notebook);
    int exitCode =
        NotebookSession.run(
            read,
            new Terminal(terminal, errors, Boolean.getBoolean("espalier.terminal")),
            limit(),
            result -> {
              write(target, read, result);
              terminal.println(summary(read, result, target));
              result.stop().ifPresent(stop -> errors.println(explain(stop)));
              return result.stop().map(RunCommand::exitCode).orElse(Exit.DONE);
            });
    return exitCode;
  }

  private Optional<Duration> limit() {
    if (timeout == null) {
      return Optional.empty();
    }
    if (!(timeout > 0)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--timeout is " + timeout + "; it must be a number of seconds above 0");
    }
    return Optional.of(Duration.ofMillis((long) Math.ceil(timeout * 1000)));
  }

  /** {@code NAME.executed.ipynb}, which git ignores in this project. */
  static Path beside(Path notebook) {
    String name = String.valueOf(notebook.getFileName());
    String base = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return notebook.resolveSibling(base + ".executed" + ENDING);
  }

  private void write(Path target, Notebook read, RunResult result) {
    try {
      NotebookFile.write(target, read, result.executions());
      if (html != null) {
        NotebookFile.replace(html, HtmlPage.of(title(), read, result.executions()));
      }
    } catch (IOException e) {
      throw new CommandException(Exit.INPUT, "can't write the result: " + e, e);
    }
  }

  private String title() {
    String name = String.valueOf(notebook.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  private String summary(Notebook read, RunResult result, Path target) {
    String cells = result.executions().size() + " of " + read.size() + " cells ran; ";
    return cells + "wrote " + target + (html == null ? "" : " and " + html);
  }

  private static String explain(Stop stop) {
    String where = "cell In[" + stop.number() + "] (cell " + stop.position() + " of the notebook)";
    return switch (stop.reason()) {
      case INTERRUPTED -> "espalier: interrupted in " + where;
      case TIMED_OUT ->
          "espalier: " + where + " ran longer than --timeout allows and was interrupted";
      case FAILED ->
          String.join("\n", stop.failure().traceback())
              + "\nespalier: "
              + where
              + " failed: "
              + stop.failure().name()
              + ": "
              + stop.failure().message();
    };
  }

  private static int exitCode(Stop stop) {
    return switch (stop.reason()) {
      case INTERRUPTED -> Exit.INTERRUPTED;
      case TIMED_OUT -> Exit.TIMED_OUT;
      case FAILED -> Exit.FAILED;
    };
  }
}
