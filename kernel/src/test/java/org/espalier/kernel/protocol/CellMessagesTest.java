package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cell sets off, message by message, over real sockets, with scripted cells. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CellMessagesTest {
  @RegisterExtension static final RunningKernel KERNEL = new RunningKernel(ScriptedKernel.class);

  private final KernelClient client = KERNEL.client();

  @Test
  void outputsComeInOrderAndTheReplyHasTheSameNumber() {
    Executed done = client.execute("mixed");
    assertThat(done.types())
        .containsExactly("execute_input", "stream", "stream", "display_data", "stream");
    assertThat(done.outputs().get(1).text("name")).isEqualTo("stdout");
    assertThat(done.outputs().get(2).text("name")).isEqualTo("stderr");
    assertThat(done.outputs().get(4).text("text")).isEqualTo("four\n");
    assertThat(done.reply().content().get("execution_count"))
        .isEqualTo(done.outputs().get(0).content().get("execution_count"));
  }

  @Test
  void aSilentCellTellsNothingAndIsNotCounted() {
    int before = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    Executed silent = client.execute(Map.of("code", "print quiet", "silent", true));
    Executed failing = client.execute(Map.of("code", "fail quiet", "silent", true));
    assertThat(silent.outputs()).isEmpty();
    assertThat(silent.status()).isEqualTo("ok");
    assertThat(failing.outputs()).isEmpty();
    assertThat(failing.status()).isEqualTo("error");
    int after = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    assertThat(after).isEqualTo(before + 1);
  }

  @Test
  void withoutStoringACellIsShownButNeitherCountedNorRemembered() {
    int before = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    Executed done = client.execute(Map.of("code", "value unstored", "store_history", false));
    assertThat(done.result()).isEqualTo("unstored");
    int after = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    assertThat(after).isEqualTo(before + 1);
    assertThat(history(Map.of("hist_access_type", "search", "pattern", "*unstored*"))).isEmpty();
  }

  @Test
  void aBlankCellIsFineAndNotCounted() {
    int before = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    assertThat(client.execute("  \n ").status()).isEqualTo("ok");
    int after = client.execute("1 + 1").reply().content().get("execution_count").getAsInt();
    assertThat(after).isEqualTo(before + 1);
  }

  @Test
  void userExpressionsAreEvaluatedEachOnItsOwn() {
    JsonObject answers =
        client
            .execute(
                Map.of(
                    "code",
                    "nothing",
                    "user_expressions",
                    Map.of("good", "1 + 1", "bad", "fail badly")))
            .reply()
            .content()
            .getAsJsonObject("user_expressions");
    JsonObject good = answers.getAsJsonObject("good");
    assertThat(good.get("status").getAsString()).isEqualTo("ok");
    assertThat(good.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("2");
    assertThat(answers.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
    assertThat(answers.getAsJsonObject("bad").get("evalue").getAsString()).isEqualTo("badly");
  }

  @Test
  void aFailureStopsTheCellsThatWait() {
    String before = client.sendCell("sleep 300");
    String failing = client.sendCell("fail now");
    List<String> waiting = List.of(client.sendCell("print b"), client.sendCell("print c"));
    assertThat(client.finished(before).status()).isEqualTo("ok");
    assertThat(client.finished(failing).status()).isEqualTo("error");
    for (String id : waiting) {
      Executed stopped = client.finished(id);
      assertThat(stopped.status()).isEqualTo("aborted");
      assertThat(stopped.outputs()).isEmpty();
    }
  }

  @Test
  void aFailureStopsCellsOnly() {
    client.sendCell("sleep 300");
    client.sendCell("fail now");
    Map<String, Object> open = Map.of("comm_id", "w", "target_name", "nobody", "data", Map.of());
    String waiting = client.send(Channel.SHELL, "comm_open", open);
    assertThat(client.outputsUntilIdle(waiting).get(0).type()).isEqualTo("comm_close");
  }

  @Test
  void aFailureStopsNothingWhenSoAsked() {
    client.send(
        Channel.SHELL, "execute_request", Map.of("code", "fail now", "stop_on_error", false));
    assertThat(client.execute("print b").printed("stdout")).isEqualTo("b\n");
  }

  @Test
  void anErrorIsOneMessageAndTheSameInTheReply() {
    Executed done = client.execute("fail in this way");
    assertThat(done.types()).containsExactly("execute_input", "error");
    assertThat(done.reply().text("ename")).isEqualTo("IllegalStateException");
    assertThat(done.reply().text("evalue")).isEqualTo("in this way");
    assertThat(done.outputs().get(1).content().get("traceback"))
        .isEqualTo(done.reply().content().get("traceback"));
  }

  @Test
  void aResultThatCanNotBeDrawnIsAnError() {
    assertThat(client.execute("shows overflow").reply().text("ename"))
        .isEqualTo("StackOverflowError");
    assertThat(client.execute("shows nan").status()).isEqualTo("error");
  }

  @Test
  void drawingThatNeverEndsIsInterrupted() throws Exception {
    String id = client.sendCell("shows never");
    Thread.sleep(200);
    client.interrupt();
    assertThat(client.finished(id).reply().text("ename")).isEqualTo("Interrupted");
  }

  @Test
  void anInterruptStopsACell() throws Exception {
    String id = client.sendCell("sleep 50000");
    Thread.sleep(200);
    client.interrupt();
    assertThat(client.finished(id).status()).isEqualTo("error");
  }

  @Test
  void aSignalInterruptsToo() throws Exception {
    String id = client.sendCell("sleep 50000");
    Thread.sleep(200);
    new ProcessBuilder("kill", "-INT", String.valueOf(KERNEL.process().process().pid()))
        .start()
        .waitFor();
    assertThat(client.finished(id).status()).isEqualTo("error");
  }

  @Test
  void aPageIsAPayload() {
    Executed done = client.execute("page read me");
    JsonObject payload = done.reply().content().getAsJsonArray("payload").get(0).getAsJsonObject();
    assertThat(payload.get("source").getAsString()).isEqualTo("page");
    assertThat(payload.getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("read me");
    assertThat(done.types()).containsExactly("execute_input");
  }

  @Test
  void aDisplayCanBeUpdatedByALaterCell() {
    Received shown = client.execute("display old").outputs().get(1);
    Received changed = client.execute("update new").outputs().get(1);
    assertThat(shown.type()).isEqualTo("display_data");
    assertThat(changed.type()).isEqualTo("update_display_data");
    assertThat(changed.content().get("transient")).isEqualTo(shown.content().get("transient"));
    assertThat(changed.content().getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("new");
  }

  @Test
  void clearingIsTold() {
    Received cleared = client.execute("clear").outputs().get(1);
    assertThat(cleared.type()).isEqualTo("clear_output");
    assertThat(cleared.content().get("wait").getAsBoolean()).isTrue();
  }

  @Test
  void aFloodArrivesWholeInFewMessages() {
    long start = System.nanoTime();
    Executed done = client.execute("flood 100000");
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(done.printed("stdout")).isEqualTo(ScriptedEvaluator.lines(100_000));
    assertThat(done.outputs().size()).isLessThan((int) (10 * seconds) + 6);
  }

  @Test
  void charactersOfSeveralBytesSurviveBeingWrittenByteByByte() {
    assertThat(client.execute("bytes naïve 漢字 😀").printed("stdout")).isEqualTo("naïve 漢字 😀");
  }

  @Test
  void aThreadLeftBehindPrintsUnderItsOwnCell() {
    String id = client.sendCell("later from behind");
    client.finished(id);
    client.execute("1 + 1");
    assertThat(client.published(id, "stream").text("text")).isEqualTo("from behind\n");
  }

  @Test
  void aCellAsksItsFrontEnd() {
    String id = client.sendCell("ask name? ");
    Received question = client.receive(Channel.STDIN);
    assertThat(question.type()).isEqualTo("input_request");
    assertThat(question.parentId()).isEqualTo(id);
    assertThat(question.text("prompt")).isEqualTo("name? ");
    client.send(Channel.STDIN, "input_reply", Map.of("msg_id", "stale"), Map.of("value", "no"));
    client.send(Channel.STDIN, "input_reply", Map.of("value", "Zoë"));
    assertThat(client.finished(id).result()).isEqualTo("Zoë");
  }

  @Test
  void aPasswordIsAskedForAsSuch() {
    String id = client.sendCell("password secret? ");
    assertThat(client.receive(Channel.STDIN).content().get("password").getAsBoolean()).isTrue();
    client.send(Channel.STDIN, "input_reply", Map.of("value", "sesame"));
    assertThat(client.finished(id).result()).isEqualTo("sesame");
  }

  @Test
  void standardInputAsksToo() {
    String id = client.sendCell("readline");
    client.receive(Channel.STDIN);
    client.send(Channel.STDIN, "input_reply", Map.of("value", "größer"));
    assertThat(client.finished(id).result()).isEqualTo("größer");
  }

  @Test
  void withoutStdinReadingSaysWhy() {
    Executed done = client.execute(Map.of("code", "readline", "allow_stdin", false));
    assertThat(done.reply().text("evalue")).contains("allow_stdin is false");
  }

  @Test
  void aQuestionIsInterrupted() {
    String id = client.sendCell("ask name? ");
    client.receive(Channel.STDIN);
    client.interrupt();
    assertThat(client.finished(id).status()).isEqualTo("error");
  }

  @Test
  void twoFrontEndsGetTheirOwnRepliesAndAllSeeEverything() {
    try (KernelClient other = new KernelClient(KERNEL.process().connection())) {
      String mine = client.sendCell("value mine");
      String others = other.sendCell("value other");
      assertThat(client.finished(mine).result()).isEqualTo("mine");
      assertThat(other.finished(others).result()).isEqualTo("other");
      assertThat(other.outputsUntilIdle(mine)).hasSize(2);
      assertThat(client.outputsUntilIdle(others)).hasSize(2);
    }
  }

  @Test
  void aThousandCellsInARow() {
    for (int i = 0; i < 1000; i++) {
      assertThat(client.execute("value " + i).result()).isEqualTo(String.valueOf(i));
    }
  }

  private List<?> history(Map<String, ?> question) {
    return client.ask("history_request", question).getAsJsonArray("history").asList();
  }
}
