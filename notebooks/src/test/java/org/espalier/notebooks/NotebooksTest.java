package org.espalier.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook runs to its end without Jupyter, and one of them with it. */
class NotebooksTest {
  @TempDir Path folder;

  static List<Path> notebooks() throws IOException {
    return Project.notebooks();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsWithoutJupyter(Path notebook) throws Exception {
    Path results = Files.createDirectories(Project.TARGET.resolve("executed"));
    Path out = results.resolve(String.valueOf(notebook.getFileName()));
    Path html = results.resolve(notebook.getFileName() + ".html");
    Program.Result result =
        Program.espalier(
                "run",
                notebook.toString(),
                "--out",
                out.toString(),
                "--html",
                html.toString(),
                "--timeout",
                "400")
            .run();
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(html).isNotEmptyFile();
    Optional<String> python = Python.with("nbformat");
    if (python.isPresent()) {
      String validate = Project.source("python/validate.py").toString();
      Program.Result valid = Program.of(python.get(), validate, out.toString()).run();
      assertThat(valid.exitCode()).as(valid.err()).isZero();
    }
  }

  static List<Path> quickstart() throws IOException {
    return notebooks().stream().filter(path -> path.endsWith("quickstart.ipynb")).toList();
  }

  @ParameterizedTest
  @MethodSource("quickstart")
  void runsThroughItsJupyterKernel(Path notebook) throws Exception {
    Optional<String> python = Python.with("nbclient", "nbformat");
    assumeTrue(python.isPresent(), "skipped: there is no Python with nbclient");
    String data = folder.resolve("data").toString();
    Program.Result installed = Program.espalier("install").with("JUPYTER_DATA_DIR", data).run();
    assertThat(installed.exitCode()).as(installed.err()).isZero();
    Path out = folder.resolve("out.ipynb");
    Program.Result result =
        Program.of(
                python.get(),
                Project.source("python/execute.py").toString(),
                notebook.toString(),
                out.toString(),
                "400")
            .with("JUPYTER_DATA_DIR", data)
            .with("ESPALIER_BUILD", "never")
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(out).content().contains("\"execution_count\": 2");
  }
}
