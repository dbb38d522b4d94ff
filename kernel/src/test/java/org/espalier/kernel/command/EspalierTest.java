package org.espalier.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.device.GpuFolder;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.engine.CardMemory;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspalierTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpForEveryWordEndsWell() {
    for (String word :
        new String[] {
          "run",
          "install",
          "uninstall",
          "lab",
          "doctor",
          "describe",
          "latency",
          "bench",
          "gpu",
          "kernel"
        }) {
      assertThat(execute(word, "--help")).as(word).isEqualTo(Exit.DONE);
      assertThat(execute("help", word)).as(word).isEqualTo(Exit.DONE);
    }
    assertThat(out.toString()).contains("--timeout").contains("--sys-prefix").contains("130");
  }

  @Test
  void unknownWordsAndOptionsSuggestTheNearest() {
    assertThat(execute("rnu", "x.ipynb")).isEqualTo(Exit.USAGE);
    assertThat(execute("run", "--htlm", "x", "y")).isEqualTo(Exit.USAGE);
    assertThat(execute("help", "instal")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("there is no command `rnu`.")
        .contains("Did you mean `run`?")
        .contains("`espalier run` has no option `--htlm`.")
        .contains("Did you mean `--html`?")
        .contains("Did you mean `install`?");
  }

  @Test
  void aFileThatCannotBeUsedIsAnInputErrorWithoutAStackTrace() {
    assertThat(execute("run", folder.resolve("none.ipynb").toString())).isEqualTo(Exit.INPUT);
    assertThat(err.toString())
        .contains("none.ipynb: there is no such file")
        .doesNotContain("\tat ");
  }

  @Test
  void theStackTraceIsShownWhenAskedFor() {
    assertThat(execute("--stacktrace", "run", folder.toString())).isEqualTo(Exit.INPUT);
    assertThat(err.toString()).contains("NotebookException").contains("\tat ");
  }

  @Test
  void latencyWritesATableThatNotebooksRead() {
    Path file = folder.resolve("table.json");
    assertThat(
            execute(
                "latency",
                "nb201",
                "--channels=4",
                "--layers=1",
                "--size=8",
                "--samples=1",
                "--out=" + file))
        .isEqualTo(Exit.DONE);
    assertThat(Primitives.latencyTable(file).entries())
        .extracting(LatencyTable.Entry::operation)
        .contains("conv 3x3, 4 on 3x8x8", "linear 10 on 16x1x1");
    assertThat(execute("latency", "mbconv")).isEqualTo(Exit.USAGE);
    assertThat(execute("latency", "nb201", "--engine=Teapot")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("`mbconv` is no space").contains("MXNet and PyTorch");
  }

  @Test
  void latencyOnACardThatIsNotThereSaysWhatIs() {
    assertThat(execute("latency", "nb201", "--samples=1", "--device=gpu:61"))
        .isEqualTo(Exit.MISSING);
    assertThat(execute("latency", "nb201", "--device=toaster")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("There is no gpu(61) for MXNet: ")
        .contains("Use cpu")
        .contains("There is no device 'toaster'; say cpu, or gpu(0)");
  }

  @Test
  void gpuCommandsSayWhatTheyDoAndWhatIsMissing() {
    System.setProperty(GpuFolder.PROPERTY, folder.resolve("gpu").toString());
    try {
      assertThat(execute("gpu")).isEqualTo(Exit.USAGE);
      assertThat(execute("gpu", "install", "--engine=Teapot")).isEqualTo(Exit.USAGE);
      assertThat(execute("gpu", "pack", folder.resolve("pack").toString())).isEqualTo(Exit.MISSING);
      assertThat(execute("gpu", "remove")).isEqualTo(Exit.DONE);
      assertThat(execute("gpu", "check", "--device=toaster")).isEqualTo(Exit.USAGE);
    } finally {
      System.clearProperty(GpuFolder.PROPERTY);
    }
    assertThat(err.toString())
        .contains("there are install, remove, check and pack")
        .contains("the engines are MXNet and PyTorch")
        .contains("./espalier gpu install fetches them")
        .doesNotContain("fault of Espalier");
  }

  @Test
  void benchSaysWhatItCanTryAndWhere() {
    assertThat(execute("bench", "found-sell")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "found-cell", "--space=enas")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "found-cell", "--seeds=0")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("`bench found-sell`: there are darts-step, nb201-train, proxies, proxy-ranks and")
        .contains("found-cell searches in nb201 or in darts, but got 'enas'.")
        .contains("found-cell's sizes, seeds and epochs are at least 1, but got 0.");
  }

  @Test
  void benchRunsOnADeviceThatIsThere() {
    assertThat(execute("bench", "darts-step", "--device=gpu:63")).isEqualTo(Exit.MISSING);
    assertThat(execute("bench", "darts-step", "--device=tpu")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "darts-step", "--form=fast")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "darts-step", "--engine=Teapot")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("There is no gpu(63) for MXNet")
        .contains("There is no device 'tpu'; say cpu, or gpu(0) for the first graphics card.")
        .contains("there is no form 'fast'; the forms are compiled, piecewise and portable.")
        .contains("There is no engine 'Teapot'");
  }

  @Test
  void whatBenchIsToldAndCannotDoIsNoFaultOfTheProgram() {
    assertThat(execute("bench", "darts-step", "--steps=0")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "nb201-train", "--arch=|conv|")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "proxies", "--proxy=naswat")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "proxy-ranks", "--table=none.csv", "--proxy=naswat"))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("A benchmark's sizes and steps are at least 1, but got 0.")
        .contains("naswat", "naswot")
        .doesNotContain("fault of Espalier");
  }

  @Test
  void benchTellsTheMemoryOfACardWhereOneIsUsed() {
    JsonObject onCard = new JsonObject();
    BenchCommand.addCardMemory(
        onCard, OptionalLong.of(500_000_000), OptionalLong.of(2_345_600_000L));
    assertThat(onCard).hasToString("{\"card_mb_before\":500.0,\"card_mb\":2345.6}");
    JsonObject onProcessor = new JsonObject();
    DeviceName cpu = DeviceName.cpu();
    BenchCommand.addCardMemory(onProcessor, CardMemory.used(cpu), CardMemory.used(cpu));
    assertThat(onProcessor).hasToString("{}");
  }

  @Test
  void whatAppearsWhileACommandWorksStandsOnTheErrorStream() {
    Screen before = Screen.current();
    try {
      assertThat(execute("help", "bench")).isEqualTo(Exit.DONE);
      Screen.current().place().put("the driver compiles device code");
      assertThat(err.toString()).contains("the driver compiles device code");
    } finally {
      Screen.install(before);
    }
  }

  @Test
  void aNotebookRunsOnWhatTheCommandSays() throws IOException {
    Path notebook = Files.writeString(folder.resolve("n.ipynb"), "{\"nbformat\":4,\"cells\":[]}");
    EngineChoice before = Engines.defaultChoice();
    try {
      assertThat(execute("run", "--engine=PyTorch", notebook.toString())).isEqualTo(Exit.DONE);
      assertThat(Engines.defaultChoice()).isEqualTo(EngineChoice.pytorch());
      assertThat(execute("run", notebook.toString())).isEqualTo(Exit.DONE);
      assertThat(Engines.defaultChoice()).as("nothing was said").isEqualTo(EngineChoice.pytorch());
    } finally {
      Engines.setDefault(before);
    }
    assertThat(execute("run", "--device=gpu:61", notebook.toString())).isEqualTo(Exit.MISSING);
    assertThat(execute("run", "--device=toaster", notebook.toString())).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("There is no gpu(61) for MXNet: ")
        .contains("There is no device 'toaster'; say cpu, or gpu(0)");
  }

  @Test
  void rewritesAreToldOfANetwork() {
    assertThat(execute("describe", "--rewrites")).isEqualTo(Exit.USAGE);
    assertThat(execute("describe", "zen", "--rewrites")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("--rewrites tells of a network: name a space, and an architecture of it.")
        .contains("zen is a kind of text: say an ARCHITECTURE too.");
  }

  @Test
  void aTimeoutIsANumberAboveZero() throws Exception {
    Path notebook = folder.resolve("n.ipynb");
    Files.writeString(notebook, "{\"nbformat\":4,\"cells\":[]}");
    assertThat(execute("run", "--timeout", "0", notebook.toString())).isEqualTo(Exit.USAGE);
    assertThat(execute("run", "--timeout", "soon", notebook.toString())).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--timeout is 0.0; it must be").contains("'soon'");
  }

  @Test
  void theResultStandsBesideTheNotebook() {
    assertThat(RunCommand.beside(Path.of("a", "b.ipynb")))
        .isEqualTo(Path.of("a", "b.executed.ipynb"));
    assertThat(RunCommand.beside(Path.of("b"))).isEqualTo(Path.of("b.executed.ipynb"));
  }

  private int execute(String... words) {
    return Espalier.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
