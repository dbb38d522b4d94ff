package org.espalier.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelspecTest {
  @TempDir Path data;

  @Test
  void jupyterIsToldHowToStartTheLauncher() throws IOException {
    Kernelspec kernelspec = Kernelspec.below(data);
    kernelspec.write(Path.of("/some where/espalier"), Map.of("ESPALIER_JAVA_OPTIONS", "-Xmx1g"));
    JsonObject json =
        JsonParser.parseString(Files.readString(data.resolve("kernels/espalier/kernel.json")))
            .getAsJsonObject();
    assertThat(json.get("argv").toString())
        .isEqualTo("[\"/some where/espalier\",\"kernel\",\"{connection_file}\"]");
    assertThat(json.get("display_name").getAsString()).isEqualTo("Espalier (Kotlin)");
    assertThat(json.get("language").getAsString()).isEqualTo("kotlin");
    assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
    assertThat(json.get("env").toString()).isEqualTo("{\"ESPALIER_JAVA_OPTIONS\":\"-Xmx1g\"}");
  }

  @Test
  void theLogosHaveTheSizesThatTheirNamesSay() throws IOException {
    Kernelspec kernelspec = Kernelspec.below(data);
    kernelspec.write(Path.of("/espalier"), Map.of());
    for (int size : new int[] {32, 64}) {
      Path logo = kernelspec.folder().resolve("logo-" + size + "x" + size + ".png");
      assertThat(ImageIO.read(logo.toFile()).getWidth()).isEqualTo(size);
    }
    assertThat(kernelspec.folder().resolve("logo-svg.svg")).isNotEmptyFile();
  }

  @Test
  void removingLeavesNothing() throws IOException {
    Kernelspec kernelspec = Kernelspec.below(data);
    assertThat(kernelspec.exists()).isFalse();
    kernelspec.write(Path.of("/espalier"), Map.of());
    kernelspec.write(Path.of("/espalier"), Map.of());
    assertThat(kernelspec.exists()).isTrue();
    kernelspec.remove();
    assertThat(kernelspec.folder()).doesNotExist();
  }
}
