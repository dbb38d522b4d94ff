package org.espalier.dsl.space.part;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;

/**
 * A yes or no for each pair of places: whether the later one reads the earlier. Places are
 * numbered.
 *
 * @param prefix what the labels begin with, such as {@code chain/skip}
 */
public record Links(String prefix) {
  private static final Domain CHOICES = new Domain(List.of("no", "yes"));

  /** The decision on one pair; {@code from} comes before {@code to}. */
  public Decision decision(int from, int to) {
    return Decision.of(label(from, to), CHOICES);
  }

  /** Its label: {@code prefix.from-to}. */
  public String label(int from, int to) {
    if (from >= to) {
      throw new IllegalArgumentException(
          "'"
              + (prefix + "." + from + "-" + to + "': a layer reads only earlier ones, but " + from)
              + (" does not come before " + to + "."));
    }
    return prefix + "." + from + "-" + to;
  }

  /** The decisions on all pairs of places from {@code first} to {@code to}, but into {@code to}. */
  public List<Decision> into(int first, int to) {
    return IntStream.range(first, to).mapToObj(from -> decision(from, to)).toList();
  }

  /** Which places from {@code first} to before {@code end} a later place reads, ascending. */
  public List<Integer> chosen(int first, int end, int to, Choices choices) {
    return IntStream.range(first, end)
        .filter(from -> choices.of(label(from, to)) == 1)
        .boxed()
        .toList();
  }
}
