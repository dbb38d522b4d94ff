package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.espalier.kernel.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
  private static final String GOOD =
      "{\"ip\":\"127.0.0.1\",\"transport\":\"tcp\",\"shell_port\":1001,\"control_port\":1002,"
          + "\"stdin_port\":1003,\"iopub_port\":1004,\"hb_port\":1005,\"key\":\"k\","
          + "\"signature_scheme\":\"hmac-sha256\",\"kernel_name\":\"espalier\"}";

  @Test
  void aGoodFileIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.json"), GOOD);
    assertThat(Channel.IOPUB.address(ConnectionFile.read(file))).isEqualTo("tcp://127.0.0.1:1004");
  }

  @Test
  void aWrongFileIsNamedWithWhatIsWrong(@TempDir Path folder) {
    assertThatThrownBy(() -> ConnectionFile.read(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
    refused(folder, "not json", "is not JSON");
    refused(folder, "", "must be given");
    refused(folder, GOOD.replace("tcp", "ipc"), "transport is \"ipc\"");
    refused(folder, GOOD.replace("1004", "0"), "the port of iopub is 0");
  }

  @Test
  void aPortInUseIsNamed(@TempDir Path folder) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String text = GOOD.replace("1001", String.valueOf(taken.getLocalPort()));
      Path file = Files.writeString(folder.resolve("c.json"), text);
      assertThatThrownBy(() -> start(file, folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void anUnknownSignatureSchemeIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.json"), GOOD.replace("sha256", "rot13"));
    assertThatThrownBy(() -> start(file, folder)).hasMessageContaining("hmac-rot13");
  }

  private static void start(Path file, Path folder) throws IOException {
    KernelServer.start(
            file,
            new ScriptedEvaluator(),
            ScriptedEvaluator::render,
            History.in(folder.resolve("history.jsonl")))
        .close();
  }

  private static void refused(Path folder, String text, String reason) {
    assertThatThrownBy(() -> ConnectionFile.read(Files.writeString(folder.resolve("c.json"), text)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("c.json")
        .hasMessageContaining(reason);
  }
}
