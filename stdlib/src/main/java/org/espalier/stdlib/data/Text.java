package org.espalier.stdlib.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as the numbers of its symbols, which are words or characters. Immutable and free to share
 * between threads; {@link #part parts} share the numbers of the whole.
 */
public final class Text {
  private final String name;
  private final List<String> vocabulary;
  private final int[] symbols;
  private final int from;
  private final int count;

  private Text(String name, List<String> vocabulary, int[] symbols, int from, int count) {
    this.name = name;
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.from = from;
    this.count = count;
  }

  /**
   * A text; the array is copied.
   *
   * @param name what this part is, as it should be read in results: {@code "babble test, 4000
   *     symbols"}
   * @param vocabulary all symbols that there are, in the order of their numbers; at least 2
   * @param symbols one number after the other, each in [0, size of the vocabulary)
   * @throws IllegalArgumentException if a number has no symbol
   */
  public static Text of(String name, List<String> vocabulary, int... symbols) {
    List<String> known = List.copyOf(vocabulary);
    if (known.size() < 2) {
      throw new IllegalArgumentException(
          name + ": a text needs at least 2 different symbols, but there are " + known + ".");
    }
    int[] copy = symbols.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < 0 || copy[i] >= known.size()) {
        throw new IllegalArgumentException(
            (name + ": symbol " + i + " is " + copy[i] + ", but with a vocabulary of ")
                + (known.size() + " numbers go from 0 to " + (known.size() - 1) + "."));
      }
    }
    return new Text(Objects.requireNonNull(name, "name"), known, copy, 0, copy.length);
  }

  /** What this part is. */
  public String name() {
    return name;
  }

  /** All symbols that there are, in the order of their numbers. */
  public List<String> vocabulary() {
    return vocabulary;
  }

  /** How many symbols the text has. */
  public int count() {
    return count;
  }

  /** The number of one symbol, {@code 0 <= index < count()}. */
  public int symbol(int index) {
    return symbols[from + Objects.checkIndex(index, count)];
  }

  /**
   * A piece of this text under another name.
   *
   * @param begin its first symbol
   * @param end behind its last symbol
   */
  public Text part(String partName, int begin, int end) {
    Objects.checkFromToIndex(begin, end, count);
    return new Text(partName, vocabulary, symbols, from + begin, end - begin);
  }

  /** The first symbols as they are read; words stand apart. */
  public String excerpt(int most) {
    boolean characters = vocabulary.stream().allMatch(symbol -> symbol.length() == 1);
    return IntStream.range(0, Math.min(most, count))
        .mapToObj(index -> vocabulary.get(symbol(index)))
        .collect(Collectors.joining(characters ? "" : " "));
  }

  /** Whether name, vocabulary and symbols are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Text text
        && name.equals(text.name)
        && vocabulary.equals(text.vocabulary)
        && Arrays.equals(
            symbols, from, from + count, text.symbols, text.from, text.from + text.count);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + count;
  }

  /** The name, the size of the vocabulary and how it begins. */
  @Override
  public String toString() {
    return name
        + ", "
        + vocabulary.size()
        + " different: "
        + excerpt(20)
        + (count > 20 ? "..." : "");
  }
}
