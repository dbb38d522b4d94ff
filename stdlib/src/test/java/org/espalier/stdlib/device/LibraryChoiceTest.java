package org.espalier.stdlib.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryChoiceTest {
  private static final long GIBIBYTE = 1L << 30;
  private static final Card HOPPER =
      new Card(0, "NVIDIA H200", new Version(9, 0), 140 * GIBIBYTE, OptionalLong.of(GIBIBYTE));
  private static final Card KEPLER =
      new Card(1, "Tesla K10", new Version(3, 0), 4 * GIBIBYTE, OptionalLong.empty());

  @TempDir Path folder;

  private static Cards cards(String cuda, Card... cards) {
    return new Cards("550.54", Optional.of(Version.of(cuda)), List.of(cards), "");
  }

  private InstalledLibraries installed() throws IOException {
    Files.createDirectories(InstalledLibraries.lib(folder));
    Map<String, Long> files = new LinkedHashMap<>();
    for (String name : List.of("libzebra.so.1", "libapple.so", "libmxnet.so")) {
      Files.writeString(InstalledLibraries.lib(folder).resolve(name), name);
      files.put(name, (long) name.length());
    }
    return new InstalledLibraries(
        folder, "1.9.1-1.5.8", new Version(11, 8), new Version(3, 5), files);
  }

  private LibraryChoice choice(Cards cards) {
    return LibraryChoice.of("MXNet", "", cards, InstalledLibraries.in(folder), Map.of());
  }

  @Test
  void librariesAreUsedWhereACardAndItsDriverRunThem() throws IOException {
    InstalledLibraries written = installed();
    written.write();
    LibraryChoice choice = choice(cards("12.4", HOPPER));
    assertThat(choice.libraries()).contains(written);
    assertThat(choice.libraries().get().files().keySet())
        .as("in the order in which they are loaded")
        .containsExactly("libzebra.so.1", "libapple.so", "libmxnet.so");
    assertThat(choice.reason()).isEmpty();
  }

  @Test
  void withoutACardTheProcessorsAreUsedAndTheDriversWordsSayWhy() throws IOException {
    installed().write();
    LibraryChoice choice = choice(Cards.none("", Optional.empty(), "NVIDIA's driver is not here"));
    assertThat(choice.libraries()).isEmpty();
    assertThat(choice.reason()).isEqualTo("NVIDIA's driver is not here");
  }

  @Test
  void librariesThatAreNotWrittenDownAreNotThere() throws IOException {
    installed();
    assertThat(choice(cards("12.4", HOPPER)).reason())
        .isEqualTo(
            "the libraries of MXNet for NVIDIA H200 are not installed: run ./espalier gpu install"
                + " and start again");
  }

  @Test
  void aDamagedLibraryIsNamed() throws IOException {
    installed().write();
    Path apple = InstalledLibraries.lib(folder).resolve("libapple.so");
    Files.writeString(apple, "bitten");
    assertThat(choice(cards("12.4", HOPPER)).reason())
        .startsWith(apple + " is missing or damaged: run ./espalier gpu install");
    Files.delete(apple);
    assertThat(choice(cards("12.4", HOPPER)).libraries()).isEmpty();
  }

  @Test
  void anOldDriverIsSaidWithBothVersions() throws IOException {
    installed().write();
    assertThat(choice(cards("11.4", HOPPER)).reason())
        .isEqualTo(
            "the driver 550.54 runs CUDA up to 11.4, but the libraries need 11.8: install a newer"
                + " driver");
  }

  @Test
  void oneCardThatIsTooOldKeepsAllOnTheProcessor() throws IOException {
    installed().write();
    assertThat(choice(cards("12.4", HOPPER, KEPLER)).reason())
        .contains("Tesla K10 has compute capability 3.0, but the libraries need 3.5 or more")
        .contains("CUDA_VISIBLE_DEVICES");
  }

  @Test
  void theUserCanForbidThem() throws IOException {
    installed().write();
    assertThat(
            LibraryChoice.of(
                    "MXNet",
                    "",
                    cards("12.4", HOPPER),
                    InstalledLibraries.in(folder),
                    Map.of("ESPALIER_GPU", "never"))
                .libraries())
        .isEmpty();
  }

  @Test
  void theFolderIsInTheUsersCache() {
    assertThat(GpuFolder.in(Map.of(), Path.of("/home/ann")))
        .isEqualTo(Path.of("/home/ann/.cache/espalier/gpu"));
    assertThat(GpuFolder.in(Map.of("XDG_CACHE_HOME", "/big"), Path.of("/home/ann")))
        .isEqualTo(Path.of("/big/espalier/gpu"));
  }

  @Test
  void aCardTellsItsMemory() {
    assertThat(HOPPER).hasToString("NVIDIA H200, compute capability 9.0, 140.0 GiB, 1.0 GiB free");
    assertThat(KEPLER).hasToString("Tesla K10, compute capability 3.0, 4.0 GiB");
  }

  @Test
  void thisMachineIsAskedWithoutAnError() {
    Cards here = Cards.look();
    assertThat(here.isEmpty()).isEqualTo(!here.problem().isEmpty());
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(Version.of("9.0").isBefore(Version.of("11.8"))).isTrue();
    assertThat(Version.of("12.10").isBefore(Version.of("12.9"))).isFalse();
    assertThat(Version.ofCuda(12090)).hasToString("12.9");
    assertThatThrownBy(() -> Version.of("eleven")).hasMessageContaining("such as 11.8");
  }
}
