package org.espalier.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook runs to its end without Jupyter, and one of them with it. */
class NotebooksTest {
  private static final Pattern SKIPS = Pattern.compile("skip connections by epoch:((?: \\d+)+)");

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
    if (notebook.endsWith("darts.ipynb")) {
      showsTheCollapseAndItsCures(Files.readString(html));
    }
    Optional<String> python = Python.with("nbformat");
    if (python.isPresent()) {
      String validate = Project.source("python/validate.py").toString();
      Program.Result valid = Program.of(python.get(), validate, out.toString()).run();
      assertThat(valid.exitCode()).as(valid.err()).isZero();
    }
  }

  /** What the page of {@code darts.ipynb} must show, whatever the machine's arithmetic does. */
  private static void showsTheCollapseAndItsCures(String page) {
    Matcher printed = SKIPS.matcher(page);
    assertThat(printed.find()).as("skip connections by epoch").isTrue();
    List<Integer> skips =
        Stream.of(printed.group(1).strip().split(" ", -1)).map(Integer::valueOf).toList();
    assertThat(skips).hasSizeGreaterThanOrEqualTo(80).allMatch(count -> count >= 0 && count <= 4);
    int middle = skips.size() / 2;
    assertThat(Collections.max(skips.subList(middle, skips.size())))
        .as("skip connections come back in %s", skips)
        .isGreaterThan(Collections.min(skips.subList(0, middle)));
    assertThat(page)
        .contains("What the choices lean to after epoch 12", "<area ")
        .contains("DARTS+", "PC-DARTS", "SGAS, criterion 1", "all choices are decided")
        .contains("normal/node.3 keeps", "why it ended");
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
