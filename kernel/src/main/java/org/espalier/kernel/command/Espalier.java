package org.espalier.kernel.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.espalier.dsl.word.NearestWord;
import org.espalier.kernel.notebook.NotebookException;
import org.espalier.stdlib.draw.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code ./espalier}. */
@Command(
    name = "espalier",
    description = "Neural architecture search on the JVM, in notebooks.",
    versionProvider = Versions.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      RunCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      LabCommand.class,
      DoctorCommand.class,
      DescribeCommand.class,
      LatencyCommand.class,
      BenchCommand.class,
      GpuCommand.class,
      KernelCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a cell failed, or doctor found something wrong",
      "2:the command line can't be understood",
      "3:a file or another input can't be used",
      "4:something is missing on this machine",
      "5:the build failed",
      "70:a fault of Espalier's own",
      "124:a cell ran for longer than --timeout",
      "130:stopped by the user"
    })
public final class Espalier {
  @Option(
      names = "--stacktrace",
      description = "Show where in the program an error came from.",
      scope = ScopeType.INHERIT)
  private boolean stacktrace;

  /**
   * DJL warns once and again that a machine without a graphics card has none; {@code doctor} says
   * so in one word. Kept in a field, for a logger that nothing holds forgets its level.
   */
  private static final Logger CARDS = Logger.getLogger("ai.djl.util.cuda.CudaUtils");

  /** Does what the words say, then ends the process with an exit code. */
  public static void main(String[] args) {
    CARDS.setLevel(Level.SEVERE);
    Charset terminal = Charset.defaultCharset();
    System.exit(
        execute(
            new PrintWriter(new OutputStreamWriter(System.out, terminal), true),
            new PrintWriter(new OutputStreamWriter(System.err, terminal), true),
            args));
  }

  /** Does what the words say and returns the exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Espalier espalier = new Espalier();
    CommandLine line = new CommandLine(espalier).setOut(out).setErr(err);
    PlaceOptions.register(line);
    // What appears while a command works is not its result, which a program may read.
    Screen.install(() -> value -> err.println(value));
    line.setParameterExceptionHandler((e, words) -> misunderstood(e));
    line.setExecutionExceptionHandler((e, where, result) -> espalier.failed(e, where));
    if (args.length == 0) {
      line.usage(line.getErr());
      return Exit.USAGE;
    }
    return line.execute(args);
  }

  private static int misunderstood(ParameterException e) {
    CommandLine where = e.getCommandLine();
    PrintWriter err = where.getErr();
    String unknown = unknown(e);
    String command = where.getCommandSpec().qualifiedName();
    err.println("espalier: " + (unknown == null ? e.getMessage() : explain(unknown, where)));
    if (unknown != null) {
      NearestWord.to(unknown, words(where))
          .ifPresent(word -> err.println("Did you mean `" + word + "`?"));
    }
    err.println("`" + command + " --help` shows more.");
    err.flush();
    return Exit.USAGE;
  }

  /** The word that nothing is known by, if that is what is wrong. */
  private static @Nullable String unknown(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched().get(0);
    }
    boolean subcommand = String.valueOf(e.getMessage()).startsWith("Unknown subcommand");
    return subcommand ? e.getValue() : null;
  }

  private static String explain(String unknown, CommandLine where) {
    String command = where.getCommandSpec().qualifiedName();
    if (unknown.startsWith("-")) {
      return "`" + command + "` has no option `" + unknown + "`.";
    }
    boolean takesWords = !where.getSubcommands().isEmpty();
    return takesWords
        ? "there is no command `" + unknown + "`."
        : "`" + unknown + "` is one word too many for `" + command + "`.";
  }

  /** The words and options that could stand after a command. */
  private static List<String> words(CommandLine line) {
    List<String> words = new ArrayList<>();
    line.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .forEach(entry -> words.add(entry.getKey()));
    words.addAll(line.getCommandSpec().optionsMap().keySet());
    return words;
  }

  private int failed(Exception e, CommandLine where) {
    PrintWriter err = where.getErr();
    boolean ownFault = !(e instanceof CommandException || e instanceof NotebookException);
    err.println(
        "espalier: " + (ownFault ? "this is a fault of Espalier's own: " + e : e.getMessage()));
    if (stacktrace) {
      e.printStackTrace(err);
    } else if (ownFault) {
      err.println("`--stacktrace` before the command shows where.");
    }
    err.flush();
    if (e instanceof CommandException known) {
      return known.exitCode();
    }
    return ownFault ? Exit.FAULT : Exit.INPUT;
  }
}
