package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All requests but cells, and what is no request, over real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RequestsTest {
  @RegisterExtension static final RunningKernel KERNEL = new RunningKernel(ScriptedKernel.class);

  private final KernelClient client = KERNEL.client();

  @Test
  void iopubBeginsWithAWelcome() {
    assertThat(client.welcome().type()).isEqualTo("iopub_welcome");
    assertThat(client.welcome().text("subscription")).isEmpty();
  }

  @Test
  void kernelInfoIsComplete() {
    JsonObject info = client.ask("kernel_info_request", Map.of());
    assertThat(info.keySet())
        .contains("status", "protocol_version", "implementation", "implementation_version")
        .contains("language_info", "banner", "help_links", "supported_features");
    assertThat(info.get("implementation").getAsString()).isEqualTo("espalier");
    assertThat(info.getAsJsonObject("language_info").get("name").getAsString()).isEqualTo("kotlin");
  }

  @Test
  void headersAreTheKernelsOwn() {
    Executed first = client.execute("print a");
    Executed second = client.execute("print a");
    JsonObject one = first.reply().header();
    JsonObject two = second.reply().header();
    assertThat(one.get("msg_id")).isNotEqualTo(two.get("msg_id"));
    assertThat(one.get("session"))
        .isEqualTo(two.get("session"))
        .isNotEqualTo(first.reply().parent().get("session"));
    assertThat(Instant.parse(one.get("date").getAsString()))
        .isBetween(Instant.now().minusSeconds(20), Instant.now());
    assertThat(one.get("date").getAsString()).contains(".");
  }

  @Test
  void aParentHeaderIsTheRequestsHeaderAsItWasSent() {
    String header = client.header("id-7", "kernel_info_request").replace("{", "{\"more\": [1],");
    client.sendFrames(Channel.SHELL, client.frames(header, "{}", "{}"));
    Executed done = client.finished("id-7");
    assertThat(done.reply().parent()).isEqualTo(JsonParser.parseString(header));
  }

  @Test
  void questionsAreAnsweredWhileACellRuns() {
    String cell = client.sendCell("sleep 60000");
    long start = System.nanoTime();
    client.ask("complete_request", Map.of("code", "pr", "cursor_pos", 2));
    client.ask("inspect_request", Map.of("code", "print", "cursor_pos", 2));
    client.ask("is_complete_request", Map.of("code", "print"));
    client.ask("history_request", Map.of("hist_access_type", "tail", "n", 1));
    client.ask("comm_info_request", Map.of());
    client.ask("kernel_info_request", Map.of());
    client.finished(Channel.CONTROL, client.send(Channel.CONTROL, "kernel_info_request", Map.of()));
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2000);
    assertThat(client.lastStatus()).isEqualTo("busy");
    client.interrupt();
    assertThat(client.finished(cell).status()).isEqualTo("error");
    assertThat(client.lastStatus()).isEqualTo("idle");
  }

  @Test
  void positionsAreCountedInCharacters() {
    JsonObject reply =
        client.ask("complete_request", Map.of("code", "\"😀\" pri", "cursor_pos", 7));
    assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(5);
    assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(7);
    assertThat(reply.getAsJsonArray("matches").toString()).isEqualTo("[\"print\",\"rint\"]");
  }

  @Test
  void completenessAndInspection() {
    JsonObject open = client.ask("is_complete_request", Map.of("code", "if {"));
    assertThat(open.get("status").getAsString()).isEqualTo("incomplete");
    assertThat(open.get("indent").getAsString()).isEqualTo("  ");
    JsonObject found = client.ask("inspect_request", Map.of("code", "print", "cursor_pos", 3));
    assertThat(found.get("found").getAsBoolean()).isTrue();
    assertThat(found.getAsJsonObject("data").get("text/plain").getAsString()).endsWith("at 3");
    JsonObject missing = client.ask("inspect_request", Map.of("code", "else", "cursor_pos", 3));
    assertThat(missing.get("found").getAsBoolean()).isFalse();
  }

  @Test
  void unsignedAndBrokenMessagesAreDropped() throws Exception {
    String header = client.header("x", "execute_request");
    List<byte[]> forged = client.frames(header, "{}", "{\"code\": \"print forged\"}");
    forged.set(1, "0123".getBytes(StandardCharsets.US_ASCII));
    for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
      client.sendFrames(channel, forged);
      client.sendFrames(channel, client.frames("{not json", "{}", "{}"));
      client.sendFrames(channel, client.frames("{}", "{}", "{}"));
      client.sendFrames(channel, client.frames("[]", "{}", "{}"));
      client.sendFrames(channel, client.frames(header, "{}", "[1"));
      client.sendFrames(channel, client.frames(header.replace("username", "user"), "{}", "{}"));
      client.sendFrames(channel, List.of(new byte[0]));
      client.sendFrames(channel, List.of("<IDS|MSG>".getBytes(StandardCharsets.US_ASCII)));
      client.sendFrames(channel, client.frames(header, "{}", "{}").subList(0, 3));
    }
    assertThat(client.execute("1 + 1").result()).isEqualTo("2");
    assertThat(
            client
                .finished(
                    Channel.CONTROL, client.send(Channel.CONTROL, "kernel_info_request", Map.of()))
                .status())
        .isEqualTo("ok");
    assertThat(Files.readString(KERNEL.process().log()))
        .contains("signature is wrong", "has no username");
  }

  @Test
  void aFieldOfTheWrongKindIsNamedInTheReply() {
    Executed done = client.execute(Map.of("code", 7));
    assertThat(done.status()).isEqualTo("error");
    assertThat(done.reply().text("evalue")).contains("\"code\" is 7");
    assertThat(client.ask("history_request", Map.of("hist_access_type", "all")).toString())
        .contains("it must be tail, range or search");
  }

  @Test
  void anUnknownTypeIsLeftAlone() {
    String id = client.send(Channel.SHELL, "invented_request", Map.of());
    assertThat(client.outputsUntilIdle(id)).isEmpty();
  }

  @Test
  void aCommWithAnUnknownTargetIsClosed() {
    String id =
        client.send(
            Channel.SHELL,
            "comm_open",
            Map.of("comm_id", "c", "target_name", "nobody", "data", Map.of()));
    Received closed = client.outputsUntilIdle(id).get(0);
    assertThat(closed.type()).isEqualTo("comm_close");
    assertThat(closed.text("comm_id")).isEqualTo("c");
    assertThat(client.ask("comm_info_request", Map.of()).get("comms")).isEqualTo(new JsonObject());
  }

  @Test
  void aCommWhoseTargetFailsIsClosed() {
    Map<String, Object> open = Map.of("comm_id", "b", "target_name", "broken", "data", Map.of());
    String id = client.send(Channel.SHELL, "comm_open", open);
    Received closed = client.outputsUntilIdle(id).get(0);
    assertThat(closed.type()).isEqualTo("comm_close");
    assertThat(closed.text("comm_id")).isEqualTo("b");
  }

  @Test
  void aCommSpeaksUnderTheMessageThatSetItOff() {
    Map<String, Object> open = Map.of("comm_id", "e", "target_name", "echo", "data", Map.of());
    client.outputsUntilIdle(client.send(Channel.SHELL, "comm_open", open));
    assertThat(
            client.ask("comm_info_request", Map.of("target_name", "echo")).get("comms").toString())
        .isEqualTo("{\"e\":{\"target_name\":\"echo\"}}");
    assertThat(client.ask("comm_info_request", Map.of("target_name", "other")).get("comms"))
        .isEqualTo(new JsonObject());
    Map<String, Object> message = Map.of("comm_id", "e", "data", Map.of("a", 1));
    List<Received> answer =
        client.outputsUntilIdle(client.send(Channel.SHELL, "comm_msg", message));
    assertThat(answer.get(0).text("text")).isEqualTo("echo\n");
    assertThat(answer.get(1).type()).isEqualTo("comm_msg");
    assertThat(answer.get(1).content().toString())
        .isEqualTo("{\"comm_id\":\"e\",\"data\":{\"a\":1}}");
    Map<String, Object> close = Map.of("comm_id", "e", "data", Map.of());
    answer = client.outputsUntilIdle(client.send(Channel.SHELL, "comm_close", close));
    assertThat(answer.get(0).text("text")).isEqualTo("closed\n");
    assertThat(client.ask("comm_info_request", Map.of()).get("comms")).isEqualTo(new JsonObject());
  }

  @Test
  void aCommThatNeverEndsIsInterruptedAndHoldsUpNoQuestion() {
    Map<String, Object> open = Map.of("comm_id", "n", "target_name", "echo", "data", Map.of());
    client.outputsUntilIdle(client.send(Channel.SHELL, "comm_open", open));
    Map<String, Object> never = Map.of("comm_id", "n", "data", Map.of("never", true));
    String message = client.send(Channel.SHELL, "comm_msg", never);
    client.published(message, "stream");
    assertThat(client.ask("comm_info_request", Map.of()).get("comms").toString()).contains("echo");
    client.interrupt();
    client.outputsUntilIdle(message);
    Map<String, Object> close = Map.of("comm_id", "n", "data", Map.of());
    client.outputsUntilIdle(client.send(Channel.SHELL, "comm_close", close));
  }

  @Test
  void theOldWayToAskForThePortsIsAnswered() {
    assertThat(client.ask("connect_request", Map.of()).get("iopub_port").getAsInt())
        .isEqualTo(KERNEL.process().connection().getIopubPort());
  }

  @Test
  void heartbeatsComeBack() {
    client.socket(Channel.HEARTBEAT).send("ping");
    assertThat(client.socket(Channel.HEARTBEAT).recvStr()).isEqualTo("ping");
  }
}
