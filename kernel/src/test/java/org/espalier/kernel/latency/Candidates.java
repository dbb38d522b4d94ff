package org.espalier.kernel.latency;

import java.io.IOException;
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

  private final Path folder;
  private final String java;

  /**
   * @param folder for files that are needed while measuring
   * @param javaHome the JDK that all kernels run on
   */
  Candidates(Path folder, Path javaHome) {
    this.folder = folder;
    this.java = javaHome.resolve("bin").resolve("java").toString();
  }

  /** This project's, started by its launcher as its kernelspec does. */
  static Candidate espalier(Path launcher) {
    return new Candidate(
        "Espalier",
        "",
        CellLanguage.KOTLIN,
        List.of(launcher.toString(), "kernel", Candidate.CONNECTION_FILE));
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
            "-home=" + home));
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
            Candidate.CONNECTION_FILE));
  }
}
