package org.espalier.kernel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.device.GpuFolder;
import org.espalier.stdlib.device.InstalledLibraries;
import org.espalier.stdlib.device.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuFindingTest {
  @TempDir private static Path folder;

  @BeforeEach
  void nothingIsInstalled() {
    System.setProperty(GpuFolder.PROPERTY, folder.resolve("none").toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(GpuFolder.PROPERTY);
  }

  @Test
  void aMachineWithoutACardHasNothingWrong() {
    Finding found =
        GpuFinding.find(new Cards("", Optional.empty(), List.of(), "NVIDIA's driver is not here"));
    assertThat(found.problems()).isEmpty();
    assertThat(found.facts())
        .containsEntry("cards", "none: NVIDIA's driver is not here")
        .containsEntry("cuda_of_driver", "none");
  }

  @Test
  void aCardWithoutLibrariesIsShownWithWhatIsMissing() {
    Finding found = GpuFinding.find(h200());
    assertThat(found.facts())
        .containsEntry("driver", "550.54.15")
        .containsEntry("cuda_of_driver", "12.4")
        .containsEntry("gpu(0)", "NVIDIA H200, compute capability 9.0, 150.0 GiB, 149.0 GiB free");
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.what())
                    .contains("MXNet does not run on the graphics card")
                    .contains("run ./espalier gpu install and start again"));
    assertThat((Map<?, ?>) found.facts().get("libraries")).hasSize(2);
  }

  @Test
  void librariesThatAreThereAreSaidToBeUsedOrWhyNot() throws IOException {
    Path mxnet = Files.createDirectories(folder.resolve("some/mxnet"));
    System.setProperty(GpuFolder.PROPERTY, folder.resolve("some").toString());
    Path library = Files.createDirectories(InstalledLibraries.lib(mxnet)).resolve("libmxnet.so");
    Files.writeString(library, "whole");
    new InstalledLibraries(
            mxnet, "1.9.1", new Version(11, 8), new Version(3, 5), Map.of("libmxnet.so", 5L))
        .write();
    Finding found = GpuFinding.find(h200());
    assertThat(found.problems()).isEmpty();
    assertThat(library(found, "MXNet")).isEqualTo("1.9.1 for CUDA 11.8 in " + mxnet + ", used");
    assertThat(library(found, "PyTorch")).startsWith("not installed, not used: ");
    Files.writeString(library, "bitten off");
    assertThat(GpuFinding.find(h200()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("missing or damaged"));
  }

  private static String library(Finding found, String engine) {
    Map<?, ?> libraries = (Map<?, ?>) found.facts().get("libraries");
    return String.valueOf(libraries == null ? null : libraries.get(engine));
  }

  private static Cards h200() {
    Card card =
        new Card(0, "NVIDIA H200", new Version(9, 0), 150L << 30, OptionalLong.of(149L << 30));
    return new Cards("550.54.15", Optional.of(new Version(12, 4)), List.of(card), "");
  }
}
