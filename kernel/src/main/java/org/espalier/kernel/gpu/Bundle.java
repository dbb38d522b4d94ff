package org.espalier.kernel.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.espalier.stdlib.device.Version;
import org.espalier.stdlib.engine.EngineKind;

/**
 * All that an engine needs to compute on a card.
 *
 * @param engine which engine
 * @param build which build of it
 * @param cuda the CUDA that it is made for
 * @param least the least compute capability that it runs on
 * @param parts the jars that it comes in
 * @param libraries the files of them that are needed, by name or by the end of their path, in the
 *     order in which they are loaded
 * @param empty those of them that no jar holds and nobody calls: see {@link EmptyLibrary}
 * @param unpacked how many bytes those take
 */
public record Bundle(
    EngineKind engine,
    String build,
    Version cuda,
    Version least,
    List<Part> parts,
    List<String> libraries,
    List<String> empty,
    long unpacked) {
  /** Copies. */
  public Bundle {
    parts = List.copyOf(parts);
    libraries = List.copyOf(libraries);
    empty = List.copyOf(empty);
  }

  /** What this version of the program knows of an engine. */
  public static Bundle of(EngineKind engine) {
    String name = engine.label().toLowerCase(Locale.ROOT) + ".properties";
    try (InputStream file = Objects.requireNonNull(Bundle.class.getResourceAsStream(name), name)) {
      Properties said = new Properties();
      said.load(file);
      return of(engine, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bundle of(EngineKind engine, Properties said) {
    List<Part> parts =
        words(said, "parts").stream()
            .map(
                part ->
                    new Part(
                        word(said, part + ".coordinates"),
                        Long.parseLong(word(said, part + ".bytes")),
                        word(said, part + ".sha1")))
            .toList();
    return new Bundle(
        engine,
        word(said, "build"),
        Version.of(word(said, "cuda")),
        Version.of(word(said, "least")),
        parts,
        words(said, "libraries"),
        words(said, "empty"),
        Long.parseLong(word(said, "unpacked")));
  }

  private static String word(Properties said, String key) {
    return Objects.requireNonNull(said.getProperty(key), key).strip();
  }

  private static List<String> words(Properties said, String key) {
    return Arrays.stream(word(said, key).split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The libraries' names, in the order in which they are loaded. */
  public List<String> names() {
    return libraries.stream().map(Unpacking::name).toList();
  }

  /** How much there is to fetch, in bytes, if nothing of it is here. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
