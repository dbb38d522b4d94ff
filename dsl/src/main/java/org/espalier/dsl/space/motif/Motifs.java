package org.espalier.dsl.space.motif;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lower motifs for the edges of a higher one.
 *
 * @param motifs the motifs, of different names
 * @param text as typed
 */
public record Motifs(List<Motif> motifs, String text) {
  /** Copies and checks. */
  public Motifs {
    motifs = List.copyOf(motifs);
    List<String> names = motifs.stream().map(Motif::name).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "motifs(...) needs motifs of different names, but got " + names + ".");
    }
  }

  /** None: edges carry operations only. */
  static Motifs none() {
    return new Motifs(List.of(), "");
  }

  /** These. */
  public static Motifs of(List<Motif> motifs) {
    String text =
        motifs.stream().map(Motif::toString).collect(Collectors.joining(", ", "motifs(", ")"));
    return new Motifs(motifs, text);
  }

  /** Several of one form, named {@code name.1}, {@code name.2} and so on. */
  public static Motifs of(int count, Motif form) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "motifs(" + count + ", motif()): a level has at least 1 motif.");
    }
    List<Motif> numbered =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> form.called(form.name() + "." + number))
            .toList();
    return new Motifs(numbered, "motifs(" + count + ", " + form + ")");
  }

  /** As typed. */
  @Override
  public String toString() {
    return text;
  }
}
