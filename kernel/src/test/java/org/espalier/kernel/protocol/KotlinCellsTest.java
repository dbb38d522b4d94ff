package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells may do to a kernel, over real sockets, with real Kotlin cells. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class KotlinCellsTest {
  @RegisterExtension static final RunningKernel KERNEL = new RunningKernel(KotlinKernel.class);

  private final KernelClient client = KERNEL.client();

  @BeforeAll
  static void keepSomething() {
    KERNEL.client().execute("val kept = 40");
  }

  @AfterEach
  void stillKnowsItsState() {
    assertThat(client.execute("kept + 2").result()).isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "Thread.sleep(60_000)",
        "while (true) { println(\"again and again\") }",
        "java.util.concurrent.LinkedBlockingQueue<Int>().take()"
      })
  void interruptStops(String cell) throws Exception {
    String id = client.sendCell(cell);
    client.published(id, "execute_input");
    Thread.sleep(400);
    long start = System.nanoTime();
    String interrupt = client.send(Channel.CONTROL, "interrupt_request", Map.of());
    assertThat(client.reply(Channel.CONTROL, interrupt).text("status")).isEqualTo("ok");
    assertThat(client.reply(Channel.SHELL, id).text("status")).isEqualTo("error");
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StackOverflowError   | fun f(n: Int): Int = f(n + 1) + 1; f(0)",
        "OutOfMemoryError     | val much = ArrayList<LongArray>(); while (true) much.add(LongArray(1_000_000))",
        "OutOfMemoryError     | object Small { val all = ArrayList<Any>() }; while (true) Small.all.add(Any())",
        "AssertionError       | throw AssertionError(\"no\")",
        "UnsatisfiedLinkError | System.loadLibrary(\"not_there\")",
        "CompilationError     | 1 +",
        "IllegalStateException| error(\"so\")",
      })
  void whatACellThrowsIsItsOwnError(String name, String cell) {
    Executed done = client.execute(cell);
    assertThat(done.status()).isEqualTo("error");
    assertThat(done.reply().text("ename")).isEqualTo(name);
    assertThat(done.types()).containsOnlyOnce("error");
  }

  @Test
  void exitInACellDoesNotEndTheKernel() {
    assertThat(client.execute("System.exit(3)").reply().text("evalue")).contains("can't end");
    assertThat(client.execute("kotlin.system.exitProcess(3)").status()).isEqualTo("error");
  }

  @Test
  void aFloodOfPrintlnArrivesWhole() {
    Executed done = client.execute("for (i in 0 until 100_000) println(\"line $i\")");
    assertThat(done.printed("stdout")).isEqualTo(ScriptedEvaluator.lines(100_000));
    assertThat(done.outputs().size()).isLessThan(200);
  }

  @Test
  void helloWorldIsOneMessage() {
    Executed done = client.execute("println(\"hello, world\")");
    assertThat(done.types()).containsExactly("execute_input", "stream");
    assertThat(done.outputs().get(1).text("text")).isEqualTo("hello, world\n");
  }

  @Test
  void readlnAsksTheUser() {
    String id = client.sendCell("print(\"Your name? \"); val name = readln(); name.length");
    Received question = client.receive(Channel.STDIN);
    assertThat(question.parentId()).isEqualTo(id);
    client.send(Channel.STDIN, "input_reply", Map.of("value", "Zoë"));
    Executed done = client.finished(id);
    assertThat(done.result()).isEqualTo("3");
    assertThat(done.printed("stdout")).isEqualTo("Your name? ");
  }

  @Test
  void readlnIsInterrupted() throws Exception {
    String id = client.sendCell("readln()");
    client.receive(Channel.STDIN);
    client.send(Channel.CONTROL, "interrupt_request", Map.of());
    assertThat(client.finished(id).status()).isEqualTo("error");
  }

  @Test
  void aThreadLeftBehindPrintsUnderItsOwnCell() {
    String id =
        client.sendCell("kotlin.concurrent.thread { Thread.sleep(500); println(\"late\") }; 5");
    assertThat(client.finished(id).result()).isEqualTo("5");
    client.execute("println(\"other\")");
    assertThat(client.published(id, "stream").text("text")).isEqualTo("late\n");
  }

  @Test
  void cellsThatAreNotCountedShareTheirNumberWithoutHarm() {
    for (int i = 1; i <= 3; i++) {
      client.execute(Map.of("code", "val quiet" + i + " = " + i, "silent", true));
    }
    JsonObject answers =
        client
            .execute(
                Map.of(
                    "code",
                    "val loud = quiet1 + quiet2 + quiet3",
                    "user_expressions",
                    Map.of("a", "loud", "b", "loud * 2", "c", "1 / 0")))
            .reply()
            .content()
            .getAsJsonObject("user_expressions");
    assertThat(text(answers, "a")).isEqualTo("6");
    assertThat(text(answers, "b")).isEqualTo("12");
    assertThat(answers.getAsJsonObject("c").get("ename").getAsString())
        .isEqualTo("ArithmeticException");
  }

  private static String text(JsonObject answers, String name) {
    return answers.getAsJsonObject(name).getAsJsonObject("data").get("text/plain").getAsString();
  }
}
