package org.espalier.kernel.latency;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kernels that are compared, and how each of them is started. */
final class Candidates {
  private static final String JETBRAINS_PROGRAM = "org.jetbrains.kotlinx.jupyter.IkotlinKt";
  private static final String JJAVA_PROGRAM = "org.dflib.jjava.distro.JJava";

  // What JetBrains' own kernelspec lets cells see; the kernel itself has all jars.
  private static final String[] JETBRAINS_CELLS_SEE = {
    "kotlin-jupyter-lib-",
    "kotlin-jupyter-api-",
    "kotlin-stdlib",
    "kotlin-reflect-",
    "kotlin-script-runtime-",
    "annotations-",
    "kotlinx-coroutines-",
    "kotlinx-serialization-"
  };

  private static final int ARCHIVE_SECONDS = 300;

  private final Path folder;
  private final Path javaHome;
  private final String java;

  /**
   * @param folder for files that are needed while measuring
   * @param javaHome the JDK that all kernels run on
   */
  Candidates(Path folder, Path javaHome) {
    this.folder = folder;
    this.javaHome = javaHome;
    this.java = javaHome.resolve("bin").resolve("java").toString();
  }

  /**
   * This project's, started by its launcher as its kernelspec does; built, and with the archive of
   * classes that the launcher makes at its first use.
   */
  Candidate espalier(Path launcher) throws IOException, InterruptedException {
    ProcessBuilder first =
        new ProcessBuilder(launcher.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("first-use.log").toFile());
    first.environment().putAll(Candidate.environment(javaHome));
    if (first.start().waitFor() != 0) {
      throw new IOException(launcher + " --version fails, see " + folder);
    }
    Path target = launcher.resolveSibling("kernel").resolve("target");
    for (int waited = 0; isMakingArchive(target) && waited < ARCHIVE_SECONDS; waited++) {
      Thread.sleep(1000);
    }
    return new Candidate(
        "Espalier",
        "",
        CellLanguage.KOTLIN,
        List.of(launcher.toString(), "kernel", Candidate.CONNECTION_FILE),
        javaHome);
  }

  private static boolean isMakingArchive(Path target) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(target, "*.jsa.lock")) {
      return locks.iterator().hasNext();
    }
  }

  /** JetBrains' kernel, with the arguments of its kernelspec. */
  Candidate jetBrains() throws IOException, InterruptedException {
    MavenJars jars = MavenJars.newest(folder, "org.jetbrains.kotlinx", "kotlin-jupyter-kernel");
    Path home = Files.createDirectories(folder.resolve("jetbrains-home"));
    return new Candidate(
        "JetBrains",
        jars.version(),
        CellLanguage.KOTLIN,
        List.of(
            java,
            "-cp",
            jars.classPath(),
            JETBRAINS_PROGRAM,
            "-classpath=" + jars.classPath(JETBRAINS_CELLS_SEE),
            Candidate.CONNECTION_FILE,
            "-home=" + home),
        javaHome);
  }

  /**
   * JJava, without the small launcher in a JVM of its own that its kernelspec puts before it.
   *
   * @param jar a distribution that lies on this machine; null for the registry's newest
   */
  Candidate jjava(@Nullable Path jar) throws IOException, InterruptedException {
    String version = "(" + (jar == null ? "" : jar.getFileName()) + ")";
    String classPath = String.valueOf(jar);
    if (jar == null) {
      MavenJars jars = MavenJars.newest(folder, "org.dflib.jjava", "jjava-distro");
      version = jars.version();
      classPath = jars.classPath();
    }
    return new Candidate(
        "JJava",
        version,
        CellLanguage.JAVA,
        List.of(
            java,
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-cp",
            classPath,
            JJAVA_PROGRAM,
            Candidate.CONNECTION_FILE),
        javaHome);
  }
}
