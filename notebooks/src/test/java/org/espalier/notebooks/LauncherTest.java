package org.espalier.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./espalier} as a process. */
class LauncherTest {
  @TempDir Path folder;

  @Test
  void worksFromAnyFolderThroughALinkWithSpacesInItsPath() throws Exception {
    Path link = Files.createDirectories(folder.resolve("a b")).resolve("my link");
    Files.createSymbolicLink(link, Project.LAUNCHER);
    Program.Result result =
        Program.of(link.toString(), "--version").with("ESPALIER_BUILD", "never").in(folder).run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("Espalier ");
  }

  @Test
  void anUnknownWordSuggestsTheNearest() throws Exception {
    Program.Result result = Program.espalier("rnu", "x").run();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean `run`?").doesNotContain("\tat ");
  }

  @Test
  void aWrongJavaHomeIsNamedWithWhatToDo() throws Exception {
    Program.Result result =
        Program.espalier("--version").with("JAVA_HOME", folder.toString()).run();
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("JAVA_HOME is " + folder).contains("Install a JDK 17");
  }

  @Test
  void aJavaThatIsTooOldIsNamedWithItsVersion() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Program.Result result =
        Program.espalier("--version").with("JAVA_HOME", folder.toString()).run();
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("is Java 11; Espalier needs 17 or newer");
  }

  @Test
  void theUsersJavaOptionsWin() throws Exception {
    Program.Result result =
        Program.espalier("--version")
            .with("ESPALIER_JAVA_OPTIONS", "-XshowSettings:vm -Xss7m -Xmx123m")
            .run();
    assertThat(result.err()).contains("123.00M");
  }

  @Test
  void controlCStopsTheCellAndWritesWhatRan() throws Exception {
    Path notebook = folder.resolve("endless.ipynb");
    Files.writeString(notebook, notebook("println(\\\"begun\\\")", "while (true) {}"));
    Path out = folder.resolve("out");
    Process process =
        Program.espalier("run", notebook.toString()).start(out, folder.resolve("err"));
    awaitText(out, "[2/2]", process);
    long pid = process.pid();
    assertThat(Program.of("kill", "-INT", Long.toString(pid)).run().exitCode()).isZero();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err")).content().contains("interrupted in cell In[2]");
    assertThat(folder.resolve("endless.executed.ipynb"))
        .content()
        .contains("begun")
        .contains("\"output_type\": \"error\"");
  }

  @Test
  void aCellThatRunsTooLongEndsTheRunWithItsOwnExitCode() throws Exception {
    Path notebook = folder.resolve("slow.ipynb");
    Files.writeString(notebook, notebook("Thread.sleep(600_000)", "2"));
    Program.Result result = Program.espalier("run", notebook.toString(), "--timeout", "5").run();
    assertThat(result.exitCode()).as(result.err()).isEqualTo(124);
    assertThat(result.err()).contains("cell In[1]").contains("--timeout");
  }

  @Test
  void aFailingCellIsNamedWithItsLineAndTheExitCodeIsOne() throws Exception {
    Path notebook = folder.resolve("failing.ipynb");
    Files.writeString(notebook, notebook("1", "val a = 1\\nerror(\\\"broken $a\\\")", "3"));
    Path html = folder.resolve("page.html");
    Program.Result result =
        Program.espalier("run", notebook.toString(), "--html", html.toString()).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("In[2]").contains("broken 1").contains("line 2");
    assertThat(html).content().contains("broken 1");
  }

  @Test
  void jupyterListsTheInstalledKernelAndForgetsTheUninstalled() throws Exception {
    Optional<String> python = Python.with("jupyter_client");
    assumeTrue(python.isPresent(), "skipped: there is no Python with jupyter_client");
    String data = folder.resolve("data").toString();
    assertThat(Program.espalier("install").with("JUPYTER_DATA_DIR", data).run().exitCode())
        .isZero();
    assertThat(kernelspecs(python.get(), data)).contains("espalier").contains(data);
    assertThat(Program.espalier("uninstall").with("JUPYTER_DATA_DIR", data).run().out())
        .contains("removed " + data);
    assertThat(kernelspecs(python.get(), data)).doesNotContain(data);
  }

  @Test
  void describePrintsPublishedCosts() throws Exception {
    Program.Result result =
        Program.espalier(
                "describe",
                "nb201",
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|"
                    + "+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|",
                "--json",
                "--svg",
                folder.resolve("cell.svg").toString())
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("\"parameters\": 802426")
        .contains("\"macs\": 113951360")
        .contains("\"space\": \"nb201\"");
    assertThat(folder.resolve("cell.svg")).content().startsWith("<svg").contains("conv 3×3");
  }

  @Test
  void describeSaysWhatIsWrongWithAnArchitecture() throws Exception {
    assertThat(Program.espalier("describe", "nb210", "x").run().err())
        .contains("Did you mean `nb201`?");
    Program.Result result = Program.espalier("describe", "nb201", "conv").run();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("'conv' is not a cell of this space");
  }

  @Test
  void doctorFindsBothEnginesAndTheMissingKernel() throws Exception {
    Program.Result result =
        Program.espalier("doctor", "--json")
            .with("JUPYTER_DATA_DIR", folder.resolve("data").toString())
            .run();
    JsonObject all = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(all.keySet())
        .containsExactly("versions", "machine", "engines", "graphics_cards", "jupyter", "problems");
    for (String engine : new String[] {"MXNet", "PyTorch"}) {
      JsonObject facts = all.getAsJsonObject("engines").getAsJsonObject(engine);
      assertThat(facts.get("usable").getAsBoolean()).as(engine + result.out()).isTrue();
      assertThat(Path.of(facts.get("library").getAsString())).exists();
    }
    assertThat(all.getAsJsonObject("versions").get("espalier").getAsString()).isNotEmpty();
    assertThat(all.get("problems").toString()).contains("Jupyter does not know this kernel yet");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void doctorSaysHowToMendASmallHeap() throws Exception {
    Program.Result result =
        Program.espalier("doctor").with("ESPALIER_JAVA_OPTIONS", "-Xmx256m").run();
    assertThat(result.out())
        .contains("java options: -Xmx256m", "what is wrong", "Java may use only")
        .contains("Set ESPALIER_JAVA_OPTIONS=-Xmx2g");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  private static String kernelspecs(String python, String data) throws Exception {
    return Program.of(python, "-m", "jupyter_client.kernelspecapp", "list")
        .with("JUPYTER_DATA_DIR", data)
        .run()
        .out();
  }

  private static void awaitText(Path file, String text, Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!(Files.exists(file) && Files.readString(file).contains(text))) {
      assertThat(System.nanoTime()).as("time to print " + text).isLessThan(end);
      assertThat(process.isAlive()).as("still running before " + text).isTrue();
      Thread.sleep(100);
    }
  }

  private static String notebook(String... sources) {
    StringBuilder cells = new StringBuilder();
    for (String source : sources) {
      cells.append(cells.isEmpty() ? "" : ",");
      cells
          .append(
              "{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"execution_count\":null,")
          .append("\"source\":\"")
          .append(source)
          .append("\"}");
    }
    return "{\"nbformat\":4,\"nbformat_minor\":4,\"metadata\":{},\"cells\":[" + cells + "]}";
  }
}
