package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.CardLibraries;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A notebook's cells on the first graphics card, over real sockets, or on what {@code
 * -Despalier.test.device=cpu} names: that tries out the test itself.
 */
@Tag("gpu")
class NotebookOnCardTest {
  private static final String DEVICE = System.getProperty("espalier.test.device", "gpu(0)");

  private static void requireDevice() {
    if (!DEVICE.equals("cpu")) {
      String lacking = CardLibraries.choice(EngineKind.MXNET, Cards.look()).reason();
      assumeTrue(lacking.isEmpty(), () -> "skipped: a notebook on a graphics card: " + lacking);
    }
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void searchesOfANotebookRunOnTheDeviceThatItNames(@TempDir Path folder) throws Exception {
    requireDevice();
    try (KernelProcess kernel = KernelProcess.start(folder, SessionKernel.class);
        KernelClient client = new KernelClient(kernel.connection())) {
      // While the driver compiles device code for a card that is new to it, nothing else is said.
      client.bePatient(Duration.ofMinutes(10));
      assertThat(client.execute("%device " + DEVICE).printed("stdout"))
          .isEqualTo("device: " + DEVICE + "\n");
      Executed study = cell(client, "study", study());
      assertThat(study.result()).contains("3 trials").doesNotContain("failed");
      assertThat(
              client.execute("study.trials().joinToString { it.evaluation().toString() }").result())
          .as("each trial says where it ran")
          .contains("MXNet on " + DEVICE);
      Executed found = cell(client, "found", differentiable());
      assertThat(found.result())
          .contains("It ended because: all epochs done", "MXNet on " + DEVICE);
      assertThat(client.execute("1 + 1").result()).isEqualTo("2");
    }
  }

  private static Executed cell(KernelClient client, String name, String code) {
    Executed done = client.execute("val " + name + " = " + code + "\n" + name);
    assertThat(done.status()).as(done.reply().toString()).isEqualTo("ok");
    return done;
  }

  private static String study() {
    return """
        search(nasBench201(sizes("nb201").channels(4).layers(1).size(8)))
            .estimator(train(glyphs().size(8).train(64).validation(32)).epochs(1)).trials(3).run()""";
  }

  private static String differentiable() {
    return """
        darts(network(image(3, 8, 8)).stem(conv(3, 12))
            .repeat(2, cell("normal").inputs(2).nodes(2).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)).channels(4))
            .classes(10)).order(1).epochs(2).batchSize(16).on(glyphs().size(8).train(32).validation(10)).run()""";
  }
}
