package org.espalier.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFileTest {
  @TempDir Path folder;

  @Test
  void sourceMayBeOneStringOrAListOfLines() throws IOException {
    Notebook notebook =
        read(
            """
            {"nbformat": 4, "nbformat_minor": 0, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {}, "source": ["a\\n", "b"]},
              {"cell_type": "code", "metadata": {}, "source": "a\\nb"},
              {"cell_type": "markdown", "metadata": {}, "source": "# c"}]}
            """);
    assertThat(notebook.cells())
        .extracting(NotebookCell::source)
        .containsExactly("a\nb", "a\nb", "# c");
    assertThat(notebook.size()).isEqualTo(2);
  }

  @Test
  void emptyAndSkippedCellsDoNotRun() {
    JsonObject document = JsonParser.parseString("{\"nbformat\":4,\"cells\":[]}").getAsJsonObject();
    JsonArray cells = document.getAsJsonArray("cells");
    cells.add(Notebooks.cell("code", " \n"));
    cells.add(Notebooks.cell("code", "1", "skip-execution"));
    cells.add(Notebooks.cell("raw", "1"));
    cells.add(Notebooks.cell("code", "1"));
    assertThat(Notebook.of(document).cells())
        .extracting(NotebookCell::runs)
        .containsExactly(false, false, false, true);
  }

  @Test
  void whatIsNotUnderstoodIsKept() throws IOException {
    JsonObject written =
        written(
            """
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {"authors": [1e400, 1.10]}, "cells": [
              {"cell_type": "markdown", "metadata": {"foreign": {"deep": null}},
               "attachments": {"a.png": {"image/png": "AAAA"}}, "source": ["x"]}]}
            """,
            Map.of());
    assertThat(written.getAsJsonObject("metadata").get("authors").toString())
        .isEqualTo("[1e400,1.10]");
    JsonObject cell = cell(written, 0);
    assertThat(cell.get("metadata").toString()).isEqualTo("{\"foreign\":{\"deep\":null}}");
    assertThat(cell.get("attachments").toString()).contains("AAAA");
    assertThat(cell.get("source").toString()).isEqualTo("[\"x\"]");
  }

  @Test
  void idsAreKeptMadeAndUnique() throws IOException {
    JsonObject written =
        written(
            """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"id": "mine", "cell_type": "raw", "metadata": {}, "source": ""},
              {"id": "mine", "cell_type": "raw", "metadata": {}, "source": ""},
              {"cell_type": "raw", "metadata": {}, "source": ""}]}
            """,
            Map.of());
    assertThat(List.of(cell(written, 0), cell(written, 1), cell(written, 2)))
        .extracting(cell -> cell.get("id").getAsString())
        .containsExactly("mine", "mine-2", "cell-3");
    assertThat(written.get("nbformat_minor").getAsInt()).isEqualTo(5);
  }

  @Test
  void outputsOfARunReplaceThoseOfAnEarlierOne() throws IOException {
    List<Output> outputs =
        List.of(
            new Output.Text(Stream.ERR, "one\ntwo"),
            new Output.Display(
                MimeBundle.text("p")
                    .with("image/png", "QUJD")
                    .with("application/json", List.of(1))),
            new Output.Result(7, MimeBundle.text("42")),
            new Output.Failure("Oops", "why", List.of("l1", "l2")));
    JsonObject written =
        written(
            """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"id": "a", "cell_type": "code", "metadata": {}, "source": "x",
               "execution_count": 99, "outputs": [{"output_type": "stream"}]},
              {"id": "b", "cell_type": "code", "metadata": {}, "source": "y",
               "execution_count": 98, "outputs": [{"output_type": "stream"}]}]}
            """,
            Map.of("a", new Execution(7, outputs, Duration.ofSeconds(1))));
    assertThat(cell(written, 0).get("execution_count").getAsInt()).isEqualTo(7);
    assertThat(cell(written, 0).get("outputs").toString())
        .isEqualTo(
            "[{\"output_type\":\"stream\",\"name\":\"stderr\",\"text\":[\"one\\n\",\"two\"]},"
                + "{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"p\"],"
                + "\"image/png\":\"QUJD\",\"application/json\":[1]},\"metadata\":{}},"
                + "{\"output_type\":\"execute_result\",\"execution_count\":7,"
                + "\"data\":{\"text/plain\":[\"42\"]},\"metadata\":{}},"
                + "{\"output_type\":\"error\",\"ename\":\"Oops\",\"evalue\":\"why\","
                + "\"traceback\":[\"l1\",\"l2\"]}]");
    assertThat(cell(written, 1).get("execution_count").isJsonNull()).isTrue();
    assertThat(cell(written, 1).getAsJsonArray("outputs")).isEmpty();
  }

  @Test
  void writingLeavesNothingElseBeside() throws IOException {
    Path file = folder.resolve("deeper").resolve("out.ipynb");
    NotebookFile.write(file, Notebooks.ofCode("1"), Map.of());
    NotebookFile.write(file, Notebooks.ofCode("2"), Map.of());
    try (var entries = Files.list(folder.resolve("deeper"))) {
      assertThat(entries).containsExactly(file);
    }
    assertThat(NotebookFile.read(file).cells().get(0).source()).isEqualTo("2");
  }

  @Test
  void aFileThatIsNoNotebookIsNamedWithTheReason() {
    assertThatThrownBy(() -> NotebookFile.read(folder.resolve("none.ipynb")))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining("none.ipynb: there is no such file");
    assertThatThrownBy(() -> NotebookFile.read(folder)).hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> read("{'nbformat': 4}")).hasMessageContaining("it is not JSON");
    assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("not one object");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("no number \"nbformat\"");
    assertThatThrownBy(() -> read("{\"nbformat\":3}"))
        .hasMessageContaining("format 3")
        .hasMessageContaining("nbconvert");
    assertThatThrownBy(() -> read("{\"nbformat\":4}")).hasMessageContaining("no list \"cells\"");
    assertThatThrownBy(() -> read("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"heading\"}]}"))
        .hasMessageContaining("cell 1 has the type \"heading\"");
  }

  private Notebook read(String json) throws IOException {
    Path file = folder.resolve("in.ipynb");
    Files.writeString(file, json);
    return NotebookFile.read(file);
  }

  private JsonObject written(String json, Map<String, Execution> executions) throws IOException {
    Path file = folder.resolve("out.ipynb");
    NotebookFile.write(file, read(json), executions);
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static JsonObject cell(JsonObject notebook, int index) {
    return notebook.getAsJsonArray("cells").get(index).getAsJsonObject();
  }
}
