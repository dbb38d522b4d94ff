package org.espalier.stdlib.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plain texts in three files of a folder, such as {@code ptb.train.txt}, {@code ptb.valid.txt} and
 * {@code ptb.test.txt} or {@code wiki.train.tokens} and so on, in UTF-8, plain or gzipped.
 *
 * <p>Words stand between blanks, and each line ends with {@code <eos>} (as in the Penn Treebank of
 * T. Mikolov and in DARTS' code). The vocabulary is that of the training file, in order of
 * appearance; words that are not in it are {@code <unk>} in all files.
 *
 * @param folder that holds the files
 * @param characters whether symbols are characters, line ends among them, instead of words
 * @param most how many different symbols there are at most, {@code <unk>} not counted; the most
 *     frequent stay
 */
record TextFiles(Path folder, boolean characters, int most) {
  static final String END = "<eos>";
  static final String UNKNOWN = "<unk>";
  private static final Set<String> ENDINGS = Set.of("txt", "text", "tokens", "raw");

  TextFiles {
    if (most < 1) {
      throw new IllegalArgumentException(
          "words(folder, " + most + "): a vocabulary has at least 1 word.");
    }
  }

  TextSet read() {
    Path found = DataFile.folder(folder, "files of a text", "");
    Path last = found.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "text" : last.toString();
    List<String> train = symbols(file(found, "train"));
    List<String> validation = symbols(file(found, "valid", "validation", "val", "dev"));
    List<String> test = symbols(file(found, "test"));
    Map<String, Integer> numbers = vocabulary(train);
    boolean unknown =
        Stream.of(train, validation, test)
            .flatMap(List::stream)
            .anyMatch(symbol -> !numbers.containsKey(symbol));
    if (unknown) {
      numbers.putIfAbsent(UNKNOWN, numbers.size());
    }
    return new GivenText(
        name,
        text(name + " train", train, numbers),
        text(name + " validation", validation, numbers),
        text(name + " test", test, numbers));
  }

  /** What was read. */
  private record GivenText(String name, Text train, Text validation, Text test) implements TextSet {
    /** One line. */
    @Override
    public String toString() {
      return train + "\n" + validation + "\n" + test;
    }
  }

  private static Text text(String name, List<String> symbols, Map<String, Integer> numbers) {
    int unknown = numbers.getOrDefault(UNKNOWN, -1);
    int[] text = symbols.stream().mapToInt(s -> numbers.getOrDefault(s, unknown)).toArray();
    String title = String.format(Locale.ROOT, "%s, %,d symbols", name, text.length);
    return Text.of(title, List.copyOf(numbers.keySet()), text);
  }

  private Map<String, Integer> vocabulary(List<String> train) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    train.forEach(symbol -> counts.merge(symbol, 1, Integer::sum));
    List<String> kept = new ArrayList<>(counts.keySet());
    if (kept.size() > most) {
      // Sorting is stable, so among equals the earlier one stays.
      kept.sort(Comparator.comparing((String symbol) -> -counts.getOrDefault(symbol, 0)));
      Set<String> frequent = Set.copyOf(kept.subList(0, most));
      kept = counts.keySet().stream().filter(frequent::contains).toList();
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    kept.forEach(symbol -> numbers.put(symbol, numbers.size()));
    return numbers;
  }

  private List<String> symbols(Path file) {
    String text = decoded(file);
    if (characters) {
      return text.codePoints().filter(c -> c != '\r').mapToObj(Character::toString).toList();
    }
    List<String> words = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              Arrays.stream(line.split("\\s+", -1)).filter(w -> !w.isEmpty()).forEach(words::add);
              words.add(END);
            });
    return words;
  }

  private static String decoded(Path file) {
    byte[] bytes = DataFile.unpack(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DataFileException(file, "is no text in UTF-8; save it as such", e);
    }
  }

  /** The file with one of these words in its name. */
  private static Path file(Path folder, String... parts) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> isPart(file.getFileName().toString(), parts)).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new DataFileException(folder, "cannot be listed (" + e + ")", e);
    }
    if (files.size() != 1) {
      throw new DataFileException(
          folder,
          (files.isEmpty() ? "has no file" : "has several files, " + files + ",")
              + (" with '" + parts[0] + "' in its name, such as " + parts[0] + ".txt or ptb.")
              + (parts[0] + ".txt; a text needs one for each of train, valid and test"));
    }
    return files.get(0);
  }

  private static boolean isPart(String file, String... parts) {
    String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    List<String> pieces = List.of(plain.toLowerCase(Locale.ROOT).split("[._-]", -1));
    return ENDINGS.contains(pieces.get(pieces.size() - 1))
        && Arrays.stream(parts).anyMatch(pieces::contains);
  }
}
