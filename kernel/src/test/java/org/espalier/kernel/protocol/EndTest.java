package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How kernels end, and what the next one still knows. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shutdownIsAnsweredAndThenTheProcessEnds(boolean restart, @TempDir Path folder)
      throws Exception {
    try (KernelProcess kernel = KernelProcess.start(folder, ScriptedKernel.class);
        KernelClient client = new KernelClient(kernel.connection())) {
      client.execute("1 + 1");
      endsSoon(kernel, client, restart);
    }
  }

  @Test
  void aRunningCellAndAThreadThatNeverEndsDoNotHoldTheProcess(@TempDir Path folder)
      throws Exception {
    try (KernelProcess kernel = KernelProcess.start(folder, ScriptedKernel.class);
        KernelClient client = new KernelClient(kernel.connection())) {
      client.execute("stay");
      client.sendCell("print before the end");
      String cell = client.sendCell("sleep 60000");
      client.published(cell, "execute_input");
      endsSoon(kernel, client, false);
    }
  }

  @Test
  void aQuestionThatNobodyAnswersDoesNotHoldTheProcess(@TempDir Path folder) throws Exception {
    try (KernelProcess kernel = KernelProcess.start(folder, ScriptedKernel.class);
        KernelClient client = new KernelClient(kernel.connection())) {
      client.sendCell("ask anybody there?");
      client.receive(Channel.STDIN);
      endsSoon(kernel, client, false);
    }
  }

  @Test
  void aQuestionWaitsForAFrontEndWhoseConnectionIsOnItsWay(@TempDir Path folder) throws Exception {
    try (KernelProcess kernel = KernelProcess.start(folder, ScriptedKernel.class);
        KernelClient client = KernelClient.deaf(kernel.connection())) {
      client.sendCell("ask anybody there?");
      Thread.sleep(300);
      client.hearQuestions();
      assertThat(client.receive(Channel.STDIN).type()).isEqualTo("input_request");
      endsSoon(kernel, client, false);
    }
  }

  @Test
  void historyOutlivesARestart(@TempDir Path folder) throws Exception {
    KernelProcess first = KernelProcess.start(folder, ScriptedKernel.class);
    try (first;
        KernelClient client = new KernelClient(first.connection())) {
      client.execute("value remember me");
      endsSoon(first, client, true);
    }
    try (KernelProcess second = first.again();
        KernelClient client = new KernelClient(second.connection())) {
      client.execute("1 + 1");
      assertThat(
              client
                  .ask("history_request", Map.of("hist_access_type", "tail", "n", 2))
                  .get("history")
                  .toString())
          .isEqualTo("[[1,1,\"value remember me\"],[2,1,\"1 + 1\"]]");
      assertThat(
              client
                  .ask(
                      "history_request",
                      Map.of(
                          "hist_access_type", "range", "session", -1, "start", 1, "output", true))
                  .get("history")
                  .toString())
          .isEqualTo("[[1,1,[\"value remember me\",\"remember me\"]]]");
    }
  }

  private static void endsSoon(KernelProcess kernel, KernelClient client, boolean restart)
      throws InterruptedException {
    String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", restart));
    Received reply = client.reply(Channel.CONTROL, id);
    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.content().get("restart").getAsBoolean()).isEqualTo(restart);
    client.outputsUntilIdle(id);
    assertThat(kernel.process().waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(kernel.process().exitValue()).isZero();
  }
}
