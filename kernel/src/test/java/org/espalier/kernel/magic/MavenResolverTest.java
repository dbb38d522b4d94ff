package org.espalier.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import org.espalier.kernel.maven.Mirrors;
import org.espalier.kernel.maven.Repositories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a repository of its own, so that no network is needed. */
class MavenResolverTest {
  @TempDir Path folder;
  private MavenResolver resolver;

  @BeforeEach
  void publish() throws IOException {
    publish("leaf", "1.5", "");
    publish(
        "branch", "1.0", dependency("leaf", "1.5", "compile") + dependency("tool", "9", "test"));
    publish("broken", "1.0", dependency("missing", "3.0", "compile"));
    Path settings = folder.resolve("settings.xml");
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>ours</id><mirrorOf>*</mirrorOf><url>"
            + folder.resolve("remote").toUri()
            + "</url></mirror></mirrors></settings>");
    resolver = new MavenResolver(new Repositories(folder.resolve("local"), Mirrors.in(settings)));
  }

  private static String dependency(String artifact, String version, String scope) {
    return String.format(
        "<dependency><groupId>test</groupId><artifactId>%s</artifactId><version>%s</version><scope>%s</scope></dependency>",
        artifact, version, scope);
  }

  private void publish(String artifact, String version, String dependencies) throws IOException {
    Path home = folder.resolve("remote/test/" + artifact + "/" + version);
    Files.createDirectories(home);
    String pom =
        String.format(
            "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>%s</artifactId>"
                + "<version>%s</version><dependencies>%s</dependencies></project>",
            artifact, version, dependencies);
    Files.writeString(home.resolve(artifact + "-" + version + ".pom"), pom);
    Path jar = home.resolve(artifact + "-" + version + ".jar");
    new JarOutputStream(Files.newOutputStream(jar)).close();
  }

  @Test
  void findsWhatALibraryNeedsThroughTheMirror() throws MagicFailure {
    assertThat(resolver.resolve(List.of("test:branch:1.0")))
        .extracting(File::getName)
        .containsExactly("branch-1.0.jar", "leaf-1.5.jar");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> resolver.resolve(List.of("test:nothing:7.0")))
        .isInstanceOf(MagicFailure.class)
        .hasMessageContaining("test:nothing:jar:7.0");
    assertThatThrownBy(() -> resolver.resolve(List.of("test:branch:1.0", "test:broken:1.0")))
        .hasMessageContaining("test:missing:jar:3.0");
  }

  @Test
  void saysHowACoordinateIsWritten() {
    assertThatThrownBy(() -> resolver.resolve(List.of("justaname")))
        .isInstanceOf(MagicFailure.class)
        .hasMessageContaining("group:artifact:version");
  }

  @Test
  void settingsThatCannotBeReadMeanNoMirrors() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.xml"), "<settings><mirrors>");
    assertThat(Mirrors.in(broken).mirrors()).isEmpty();
    assertThat(Mirrors.in(folder.resolve("none.xml")).mirrors()).isEmpty();
  }
}
