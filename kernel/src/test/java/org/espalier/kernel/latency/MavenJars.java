package org.espalier.kernel.latency;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The jars of a published program: Maven fetches the newest version that the registry lists.
 *
 * @param version of the program
 * @param jars the program's own first, then all that it needs
 */
record MavenJars(String version, List<Path> jars) {
  private static final String PROJECT =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>latency</groupId><artifactId>latency</artifactId><version>1</version>
        <dependencies><dependency>
          <groupId>%s</groupId><artifactId>%s</artifactId><version>[0,)</version>
        </dependency></dependencies>
      </project>
      """;

  /**
   * Asks for the newest version.
   *
   * @throws IOException when there is none, or there is no {@code mvn} on the PATH
   */
  static MavenJars newest(Path folder, String group, String artifact)
      throws IOException, InterruptedException {
    Path project = Files.createDirectories(folder.resolve(artifact));
    Path pom = Files.writeString(project.resolve("pom.xml"), PROJECT.formatted(group, artifact));
    Path output = project.resolve("classpath");
    Path log = project.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-q",
                "-f",
                pom.toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + output)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (maven.waitFor() != 0 || !Files.exists(output)) {
      throw new IOException("Maven finds no " + group + ":" + artifact + ". " + firstError(log));
    }
    List<Path> jars =
        List.of(Files.readString(output).strip().split(File.pathSeparator, -1)).stream()
            .map(Path::of)
            .toList();
    // A repository's folders are group, artifact, version.
    Path jar = jars.get(0);
    String version = jar.getName(jar.getNameCount() - 2).toString();
    return new MavenJars(version, jars);
  }

  private static String firstError(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("[ERROR]"))
        .map(line -> line.replaceAll(".*\\[ERROR] ", ""))
        .findFirst()
        .orElse("");
  }

  /** A class path of those jars whose file names begin with one of some words; all for none. */
  String classPath(String... beginnings) {
    return jars.stream()
        .filter(jar -> beginnings.length == 0 || begins(jar, beginnings))
        .map(Path::toString)
        .reduce((all, next) -> all + File.pathSeparator + next)
        .orElseThrow();
  }

  private static boolean begins(Path jar, String... beginnings) {
    String name = String.valueOf(jar.getFileName());
    return List.of(beginnings).stream().anyMatch(name::startsWith);
  }
}
