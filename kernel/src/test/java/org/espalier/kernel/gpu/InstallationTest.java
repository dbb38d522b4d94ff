package org.espalier.kernel.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.espalier.kernel.maven.Mirrors;
import org.espalier.kernel.maven.Repositories;
import org.espalier.stdlib.device.InstalledLibraries;
import org.espalier.stdlib.device.Version;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a small repository of its own. */
class InstallationTest {
  private static final int LARGE = 300_000;
  private static final long SEED = 5;

  @TempDir Path folder;
  private Part engine;
  private Part cuda;
  private final List<String> said = new ArrayList<>();
  private final List<Long> arrived = new ArrayList<>();

  private final Progress progress =
      new Progress() {
        @Override
        public void fetched(String doing, long done, long all) {
          arrived.add(done);
        }

        @Override
        public void says(String what) {
          said.add(what);
        }
      };

  @BeforeEach
  void publish() throws IOException, NoSuchAlgorithmException {
    byte[] noise = new byte[LARGE];
    new Random(SEED).nextBytes(noise);
    engine =
        publish(
            "mxnet",
            Map.of(
                "org/maker/libmxnet.so", noise,
                "org/maker/Unwanted.class", new byte[9],
                "org/maker/libjni.so", new byte[99]));
    cuda =
        publish(
            "cuda",
            Map.of(
                "org/maker/libcudart.so.11.0", text("runtime"),
                "cpu/libbridge.so", text("for the processor"),
                "cu118/libbridge.so", text("for cards")));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Part publish(String artifact, Map<String, byte[]> files)
      throws IOException, NoSuchAlgorithmException {
    Path home = Files.createDirectories(folder.resolve("remote/test/" + artifact + "/1.0"));
    Path jar = home.resolve(artifact + "-1.0-linux.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(jar));
    return new Part(
        "test:" + artifact + ":jar:linux:1.0", Files.size(jar), HexFormat.of().formatHex(digest));
  }

  private Installation from(URI remote, Part... parts) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.xml"),
            "<settings><mirrors><mirror><id>ours</id><mirrorOf>*</mirrorOf><url>"
                + remote
                + "</url></mirror></mirrors></settings>");
    Bundle bundle =
        new Bundle(
            EngineKind.MXNET,
            "1.0",
            new Version(11, 8),
            new Version(3, 5),
            List.of(parts),
            List.of("libcudart.so.11.0", "cu118/libbridge.so", "libwindows.so", "libmxnet.so"),
            List.of("libwindows.so"),
            LARGE);
    return new Installation(
        bundle,
        folder.resolve("gpu/mxnet"),
        new Repositories(folder.resolve("local"), Mirrors.in(settings)));
  }

  private Installation fromFolder() throws IOException {
    return from(folder.resolve("remote").toUri(), engine, cuda);
  }

  @Test
  void whatIsNeededIsUnpackedInItsOrderAndNothingElse() throws IOException {
    Installation installation = fromFolder();
    assertThat(installation.missing()).isEqualTo(engine.bytes() + cuda.bytes());
    assertThat(installation.isComplete()).isFalse();
    installation.install(progress);
    assertThat(installation.isComplete()).isTrue();
    InstalledLibraries there = installation.installed().orElseThrow();
    assertThat(there.files().keySet())
        .containsExactly("libcudart.so.11.0", "libbridge.so", "libwindows.so", "libmxnet.so");
    assertThat(there.lib()).isDirectoryNotContaining("glob:**Unwanted*");
    assertThat(there.lib().resolve("libbridge.so")).hasContent("for cards");
    assertThat(there.lib().resolve("libmxnet.so")).hasSize(LARGE);
    assertThat(installation.folder().resolve("download")).as("room is given back").doesNotExist();
    assertThat(said).contains("unpacking mxnet-1.0-linux.jar");
    assertThat(arrived).isSorted().endsWith(engine.bytes() + cuda.bytes());
  }

  @Test
  void aBrokenConnectionIsTakenUpWhereItBroke() throws IOException {
    try (FileServer server = new FileServer(folder.resolve("remote"), 100_000, 2)) {
      Installation installation = from(server.address(), engine, cuda);
      installation.install(progress);
      assertThat(installation.isComplete()).isTrue();
      assertThat(server.ranges())
          .as("three connections for the large jar, one for the small")
          .hasSize(4)
          .startsWith("");
      assertThat(server.ranges().get(1)).startsWith("bytes=").isNotEqualTo("bytes=0-");
      assertThat(server.ranges().get(2)).startsWith("bytes=");
    }
  }

  @Test
  void anEarlierAttemptIsNotFetchedAgain() throws IOException {
    try (FileServer server = new FileServer(folder.resolve("remote"), 100_000, 100)) {
      Installation installation = from(server.address(), engine, cuda);
      Path begun = installation.folder().resolve("download").resolve(engine.file());
      Files.createDirectories(begun.getParent());
      Path jar = folder.resolve("remote/test/mxnet/1.0").resolve(engine.file());
      byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(jar), 250_000);
      Files.write(begun, half);
      assertThat(installation.missing()).isEqualTo(engine.bytes() - 250_000 + cuda.bytes());
      installation.install(progress);
      assertThat(installation.isComplete()).isTrue();
      assertThat(server.ranges().get(0)).isEqualTo("bytes=250000-");
    }
  }

  @Test
  void aJarThatIsNotTheRightOneIsThrownAway() throws IOException {
    Part wrong = new Part(engine.coordinates(), engine.bytes(), "0".repeat(40));
    Installation installation = from(folder.resolve("remote").toUri(), wrong, cuda);
    assertThatThrownBy(() -> installation.install(progress))
        .isInstanceOf(GpuException.class)
        .hasMessageContaining("mxnet-1.0-linux.jar has the checksum " + engine.sha1())
        .hasMessageContaining("Start again");
    assertThat(installation.installed()).isEmpty();
    assertThat(installation.missing()).as("all of it").isEqualTo(wrong.bytes() + cuda.bytes());
  }

  @Test
  void aRepositoryThatLacksAJarIsNamed() throws IOException {
    Part absent = new Part("test:absent:jar:linux:1.0", 10, "0".repeat(40));
    try (FileServer server = new FileServer(folder.resolve("remote"), LARGE, 0)) {
      for (URI remote : List.of(server.address(), folder.resolve("remote").toUri())) {
        assertThatThrownBy(() -> from(remote, absent).install(progress))
            .hasMessageContaining("there is no test:absent:jar:linux:1.0 in " + remote);
      }
    }
  }

  @Test
  void aJarInMavensLocalRepositoryIsTakenFromThere() throws IOException {
    Path local = Files.createDirectories(folder.resolve("local/test/mxnet/1.0"));
    Files.copy(
        folder.resolve("remote/test/mxnet/1.0").resolve(engine.file()),
        local.resolve(engine.file()));
    Installation installation = fromFolder();
    assertThat(installation.missing()).isEqualTo(cuda.bytes());
    installation.install(progress);
    assertThat(said).contains("mxnet-1.0-linux.jar is in Maven's local repository");
    assertThat(local.resolve(engine.file())).as("it is not ours to remove").exists();
  }

  @Test
  void whatIsDamagedIsInstalledAnew() throws IOException {
    Installation installation = fromFolder();
    installation.install(progress);
    Files.writeString(InstalledLibraries.lib(installation.folder()).resolve("libmxnet.so"), "x");
    assertThat(installation.isComplete()).isFalse();
    installation.install(progress);
    assertThat(installation.isComplete()).isTrue();
  }

  @Test
  void removingLeavesNothing() throws IOException {
    Installation installation = fromFolder();
    installation.install(progress);
    assertThat(installation.remove()).isGreaterThan(LARGE);
    assertThat(installation.folder()).doesNotExist();
    assertThat(installation.remove()).isZero();
  }

  @Test
  void anEmptyLibraryLoads() throws IOException {
    Path library = folder.resolve("libempty.so.1");
    EmptyLibrary.write(library);
    if (System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")) {
      System.load(library.toString());
    }
    assertThat(Files.readAllBytes(library)).startsWith(0x7f, 'E', 'L', 'F').endsWith(0);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKnownOfAnEngineIsWhole(EngineKind kind) {
    Bundle bundle = Bundle.of(kind);
    assertThat(bundle.bytes()).isBetween(2_300_000_000L, 2_600_000_000L);
    assertThat(bundle.names()).doesNotHaveDuplicates().containsAll(bundle.empty());
    assertThat(bundle.names()).contains(kind == EngineKind.MXNET ? "libmxnet.so" : "libtorch.so");
    assertThat(bundle.parts())
        .allSatisfy(part -> assertThat(part.coordinates()).doesNotContain("${"))
        .allSatisfy(part -> assertThat(part.file()).endsWith(".jar"))
        .allSatisfy(part -> assertThat(part.sha1()).matches("[0-9a-f]{40}"));
  }
}
