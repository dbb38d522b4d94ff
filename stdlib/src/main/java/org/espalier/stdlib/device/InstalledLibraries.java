package org.espalier.stdlib.device;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An engine's libraries for cards, unpacked in the folder {@code lib} of a folder. A file beside
 * that, written when all of them are there, says what they are; without it there is nothing.
 *
 * @param folder the folder around both
 * @param build which build of the engine, such as {@code 1.9.1-1.5.8}
 * @param cuda the CUDA that they are made for; the driver must run it or a newer one
 * @param least the least compute capability that they run on
 * @param files each file's name and size in bytes, in the order in which they are loaded; the
 *     engine's own is the last
 */
public record InstalledLibraries(
    Path folder, String build, Version cuda, Version least, Map<String, Long> files) {
  private static final String NAME = "libraries.properties";

  /** Copies, keeping the order. */
  public InstalledLibraries {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * What lies in an engine's folder, if anything does.
   *
   * @param folder such as {@code mxnet} in {@link GpuFolder#ofUser}
   */
  public static Optional<InstalledLibraries> in(Path folder) {
    Path list = folder.resolve(NAME);
    if (!Files.isRegularFile(list)) {
      return Optional.empty();
    }
    Properties read = new Properties();
    try (Reader text = Files.newBufferedReader(list)) {
      read.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + list, e);
    }
    Map<String, Long> files = new LinkedHashMap<>();
    for (String file : read.getProperty("files", "").split(",", -1)) {
      String[] parts = file.split(":", 2);
      if (parts.length == 2) {
        files.put(parts[0], Long.parseLong(parts[1]));
      }
    }
    return Optional.of(
        new InstalledLibraries(
            folder,
            read.getProperty("build", ""),
            Version.of(read.getProperty("cuda", "0.0")),
            Version.of(read.getProperty("least", "0.0")),
            files));
  }

  /**
   * Says that they are there.
   *
   * @throws IOException if the file cannot be written
   */
  public void write() throws IOException {
    Properties said = new Properties();
    said.setProperty("build", build);
    said.setProperty("cuda", cuda.toString());
    said.setProperty("least", least.toString());
    said.setProperty(
        "files",
        String.join(
            ",", files.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList()));
    Path draft = folder.resolve(NAME + ".draft");
    try (Writer text = Files.newBufferedWriter(draft)) {
      said.store(text, "written by ./espalier gpu install");
    }
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where the libraries lie, and nothing else, since DJL's PyTorch loads all that it finds. */
  public Path lib() {
    return lib(folder);
  }

  /** Likewise, of a folder to which they are still to come. */
  public static Path lib(Path folder) {
    return folder.resolve("lib");
  }

  /** The first file that is gone or has another size than it had; empty if all is as it was. */
  public Optional<Path> damaged() {
    return files.entrySet().stream()
        .filter(file -> size(lib().resolve(file.getKey())) != file.getValue())
        .map(file -> lib().resolve(file.getKey()))
        .findFirst();
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (IOException unreadable) {
      return -1;
    }
  }

  /** How much room they take, in bytes. */
  public long bytes() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }
}
