package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsInCellsTest {
  private final TestNotebook notebook = new TestNotebook();

  @Test
  void magicsAndKotlinRunInTheirOrder() throws CellFailure {
    assertThat(notebook.value("val ordered = 6\n%who\nval after = ordered * 7\nafter"))
        .isEqualTo(42);
    assertThat(notebook.output.text.toString()).contains("ordered").doesNotContain("after ");
  }

  @Test
  void percentSignInsideKotlinIsKotlin() throws CellFailure {
    String cell =
        """
        val seven = 7
        val three = 3
        val text = ""\"
        %time
        ""\"
        /*
        %noSuchMagic
        */
        val rest = (seven
        %three)
        text.trim() + rest
        """;
    assertThat(notebook.value(cell)).isEqualTo("%time1");
  }

  @Test
  void timeRunsAnExpressionOrACell() throws CellFailure {
    assertThat(notebook.value("%time 20 + 22")).isEqualTo(42);
    assertThat(notebook.value("%%time\nval timed = 20\ntimed + 23")).isEqualTo(43);
    assertThat(notebook.output.text.toString().lines())
        .hasSize(2)
        .allMatch(s -> s.startsWith("Took "));
    assertThat(notebook.value("timed")).isEqualTo(20);
  }

  @Test
  void errorsInTimedCodeStandAtTheirPlace() {
    CellFailure failure = notebook.failure(501, "val a = 1\n%time noSuchName");
    assertThat(failure.traceback().get(0)).startsWith("Cell In[501], line 2:7:");
  }

  @Test
  void whoShowsNamesTypesAndShortValues() throws CellFailure {
    notebook.run(
        "val whoNumbers = List(1000) { it }\nlateinit var whoLate: String\nval isWho = true");
    notebook.run("%who");
    assertThat(notebook.output.text.toString().lines().filter(line -> line.startsWith("who")))
        .anyMatch(line -> line.matches("whoNumbers +List<Int> +\\[0, 1, 2,.*\\.\\.\\."))
        .anyMatch(line -> line.matches("whoLate +String +\\(no value.*"));
    assertThat(notebook.output.text.toString()).containsPattern("isWho +Boolean +true");
  }

  @Test
  void unknownMagicNamesTheNearestAndNothingRuns() throws CellFailure {
    notebook.run("var ranBefore = 0");
    CellFailure failure = notebook.failure(511, "ranBefore++\n%tmie x");
    assertThat(failure.name()).isEqualTo("MagicError");
    assertThat(failure.message())
        .isEqualTo("There is no magic %tmie. Did you mean %time? %help lists them all.");
    assertThat(failure.traceback()).startsWith("Cell In[511], line 2", "    %tmie x");
    assertThat(notebook.value("ranBefore")).isEqualTo(0);
    assertThat(notebook.failure("1\n%%time\n2").message()).contains("first line");
  }

  @Test
  void engineAndDeviceAreShownSetAndChecked() throws CellFailure {
    notebook.run("%engine pytorch\n%device GPU(1)\n%engine\n%device");
    assertThat(notebook.output.text.toString().lines())
        .containsExactly(
            "engine: PyTorch", "device: gpu(1)", "engine: PyTorch", "device: gpu(1)", "  cpu");
    notebook.run("%device gpu:2");
    assertThat(notebook.output.text.toString()).endsWith("device: gpu(2)\n");
    assertThat(notebook.failure("%engine tensorflow").message()).contains("MXNet and PyTorch");
    assertThat(notebook.failure("%device tpu").message()).contains("gpu(0)");
    notebook.run("%engine MXNet\n%device cpu");
  }

  @Test
  void helpListsEveryMagic() throws CellFailure {
    notebook.run("%help");
    assertThat(notebook.output.text.toString())
        .contains(
            "%help",
            "%time", "%%time", "%who", "%classpath", "%maven", "%engine", "%device", "display");
  }

  @Test
  void classpathAddsClassesForTheNextLines(@TempDir Path folder) throws Exception {
    compile(folder, "Added", "public class Added { public static int answer() { return 42; } }");
    assertThat(notebook.value("%classpath " + folder + "\nAdded.answer()")).isEqualTo(42);
    notebook.run("%classpath");
    assertThat(notebook.output.text.toString()).contains(folder.toString());
    assertThat(notebook.failure("%classpath /no/such/folder").message())
        .contains("there is no", "/no/such/folder");
  }

  private static void compile(Path folder, String name, String source) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    assertThat(compiler.run(null, null, null, "-proc:none", file.toString())).isZero();
  }

  @Test
  void pieceKeepsItsPlaceInTheCell() {
    CellText text = CellText.of("val a = 1\n%who\n  a", code -> false);
    assertThat(text.pieces().stream().map(CellText.Piece::code).toList())
        .isEqualTo(List.of("val a = 1", "\n    ", "\n\n  a"));
  }
}
