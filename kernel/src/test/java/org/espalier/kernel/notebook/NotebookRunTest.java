package org.espalier.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.notebook.RunResult.Reason;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NotebookRunTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ActingEvaluator evaluator = new ActingEvaluator();

  @Test
  void textOfOneStreamIsOneOutput() {
    evaluator.when(
        "print",
        output -> {
          output.stream(Stream.OUT, "a");
          output.stream(Stream.OUT, "b\n");
          output.stream(Stream.ERR, "c\n");
          output.stream(Stream.OUT, "d\n");
          return CellValue.of(1);
        });
    assertThat(outputs("print"))
        .containsExactly(
            new Output.Text(Stream.OUT, "ab\n"),
            new Output.Text(Stream.ERR, "c\n"),
            new Output.Text(Stream.OUT, "d\n"),
            new Output.Result(1, MimeBundle.text("1")));
    assertThat(terminal()).contains("ab\nc\nd\n");
  }

  @Test
  void anUpdateChangesTheDisplayOfAnEarlierCell() {
    evaluator
        .when(
            "show",
            output -> {
              output.display(MimeBundle.text("old"), "it");
              return CellValue.NOTHING;
            })
        .when(
            "update",
            output -> {
              output.update("it", MimeBundle.text("new"));
              return CellValue.NOTHING;
            });
    RunResult result = run("show", "update");
    assertThat(execution(result, "cell-1").outputs())
        .containsExactly(new Output.Display(MimeBundle.text("new")));
    assertThat(execution(result, "cell-2").outputs()).isEmpty();
  }

  @Test
  void clearingWaitsForTheNextOutputWhenAsked() {
    evaluator.when(
        "clear",
        output -> {
          output.stream(Stream.OUT, "gone at once");
          output.clear(false);
          output.stream(Stream.OUT, "gone later");
          output.clear(true);
          output.stream(Stream.OUT, "stays");
          output.clear(true);
          return CellValue.NOTHING;
        });
    assertThat(outputs("clear")).containsExactly(new Output.Text(Stream.OUT, "stays"));
  }

  @Test
  void theFirstFailingCellEndsTheRun() {
    evaluator.when("fail", output -> fail("IllegalStateException", "no"));
    RunResult result = run("1", "fail", "2");
    assertThat(result.executions()).containsOnlyKeys("cell-1", "cell-2");
    assertThat(execution(result, "cell-2").outputs())
        .containsExactly(
            new Output.Failure(
                "IllegalStateException",
                "no",
                List.of("IllegalStateException: no", "  at Cell In[n]")));
    RunResult.Stop stop = result.stop().orElseThrow();
    assertThat(stop.reason()).isEqualTo(Reason.FAILED);
    assertThat(stop.number()).isEqualTo(2);
  }

  @Test
  void aCellThatIsThereToFailDoesNotEndTheRun() {
    evaluator.when("fail", output -> fail("Wanted", "yes"));
    JsonObject document = JsonParser.parseString("{\"nbformat\":4,\"cells\":[]}").getAsJsonObject();
    document.getAsJsonArray("cells").add(Notebooks.cell("code", "fail", "raises-exception"));
    document.getAsJsonArray("cells").add(Notebooks.cell("markdown", "text"));
    document.getAsJsonArray("cells").add(Notebooks.cell("code", "2"));
    RunResult result = run(Notebook.of(document), Optional.empty());
    assertThat(result.stop()).isEmpty();
    assertThat(execution(result, "cell-3").number()).isEqualTo(2);
    assertThat(terminal()).contains(" s, Wanted: yes\n");
  }

  @Test
  void aCellThatRunsTooLongIsInterruptedAndSaidToBe() {
    evaluator.endless("loop");
    RunResult result = run(Notebooks.ofCode("loop", "2"), Optional.of(Duration.ofMillis(50)));
    RunResult.Stop stop = result.stop().orElseThrow();
    assertThat(stop.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(stop.time()).isGreaterThanOrEqualTo(Duration.ofMillis(49));
    assertThat(result.executions()).containsOnlyKeys("cell-1");
  }

  @Test
  void theUserCanStopTheRun() throws InterruptedException {
    evaluator.endless("loop");
    NotebookRun run = new NotebookRun(evaluator, this::text, terminalWatcher(), Optional.empty());
    Thread user = new Thread(run::interrupt);
    evaluator.when(
        "begin",
        output -> {
          user.start();
          return CellValue.NOTHING;
        });
    RunResult result = run.run(Notebooks.ofCode("begin", "loop", "3"));
    user.join();
    assertThat(result.stop().orElseThrow().reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(result.executions()).doesNotContainKey("cell-3");
  }

  @Test
  void aValueThatCannotBeShownIsItsCellsFailure() {
    NotebookRun run =
        new NotebookRun(
            evaluator,
            value -> {
              throw new IllegalStateException("toString is broken");
            },
            terminalWatcher(),
            Optional.empty());
    RunResult result = run.run(Notebooks.ofCode("1"));
    assertThat(result.stop().orElseThrow().failure().message()).contains("toString is broken");
  }

  @Test
  void theTerminalShowsEachCellsNumberFirstLineAndResult() {
    run("val a = 1\nval b = 2", "short");
    assertThat(terminal())
        .containsPattern("\\[1/2] val a = 1 \\.\\.\\.\nval a = 1\nval b = 2\n      \\d+\\.\\d s\n")
        .contains("[2/2] short\nshort\n");
  }

  @Test
  void withoutATerminalAnUpdatedDisplayIsPrintedFirstAndLast() {
    evaluator.when(
        "progress",
        output -> {
          output.display(MimeBundle.text("0 of 9"), "bar");
          for (int i = 1; i <= 9; i++) {
            output.update("bar", MimeBundle.text(i + " of 9"));
          }
          return CellValue.NOTHING;
        });
    run("progress");
    assertThat(terminal()).contains("0 of 9\n9 of 9\n").doesNotContain("5 of 9");
  }

  private static CellValue fail(String name, String message) throws CellFailure {
    throw ActingEvaluator.failure(name, message);
  }

  private List<Output> outputs(String code) {
    return execution(run(code), "cell-1").outputs();
  }

  private static Execution execution(RunResult result, String id) {
    return Objects.requireNonNull(result.executions().get(id), id);
  }

  private RunResult run(String... code) {
    return run(Notebooks.ofCode(code), Optional.empty());
  }

  private RunResult run(Notebook notebook, Optional<Duration> limit) {
    return new NotebookRun(evaluator, this::text, terminalWatcher(), limit).run(notebook);
  }

  private MimeBundle text(Object value) {
    return MimeBundle.text(String.valueOf(value));
  }

  private Terminal terminalWatcher() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Terminal(out, out, false);
  }

  private String terminal() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
