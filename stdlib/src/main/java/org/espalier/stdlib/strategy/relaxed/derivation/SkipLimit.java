package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.cell.Genotype;

/**
 * Leaves no more than {@code M} skip connections in a cell: as long as there are more, the weakest
 * one's score becomes 0 and all is derived anew (P-DARTS, Chen et al., ICCV 2019, arXiv 1904.12760,
 * section 3.3 and its code).
 *
 * @param cell which cell, {@code normal} in the paper
 * @param most {@code M}, 2 in the paper; at least 0
 * @param then how the rest is derived
 */
public record SkipLimit(String cell, int most, Derivation then) implements Derivation {
  /** What counts. */
  public static final String SKIP = "skip_connect";

  /** Checks. */
  public SkipLimit {
    if (most < 0) {
      throw new IllegalArgumentException(
          "skipLimit(" + most + "): a cell has at least 0 skip connections.");
    }
  }

  /** P-DARTS: two in the normal cell, else as DARTS. */
  public SkipLimit() {
    this("normal", 2, new StrongestEdges());
  }

  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    List<Scores> left = new ArrayList<>(scores);
    List<String> reasons = new ArrayList<>();
    Derived derived = then.derive(space, left);
    while (skips(derived, cell).size() > most) {
      Optional<Integer> weakest = weakest(left, skips(derived, cell));
      if (weakest.isEmpty()) {
        throw new IllegalArgumentException(
            "skipLimit("
                + most
                + "): '"
                + cell
                + "' has edges without any operation but skip_connect, so "
                + skips(derived, cell).size()
                + " skip connections stay.");
      }
      Scores choice = left.get(weakest.orElseThrow());
      reasons.add(reason(choice));
      left.set(weakest.orElseThrow(), without(choice));
      derived = then.derive(space, left);
    }
    reasons.addAll(derived.reasons());
    return new Derived(derived.architecture(), reasons);
  }

  private String reason(Scores choice) {
    return String.format(
        Locale.ROOT,
        "%s loses its skip_connect (%.4f), the weakest of more than %d",
        choice.choice().label(),
        choice.point().get(skip(choice)),
        most);
  }

  private static int skip(Scores choice) {
    return choice.choice().options().indexOf(SKIP);
  }

  private static Scores without(Scores choice) {
    int skip = skip(choice);
    return Scored.with(choice, option -> option == skip ? 0 : choice.point().get(option));
  }

  /** The edges of a cell that are skip connections, as labels. */
  static List<String> skips(Derived derived, String cell) {
    return skips(Genotype.parse(derived.architecture().toString()), cell);
  }

  private static List<String> skips(Genotype genotype, String cell) {
    Map<String, Genotype.Cell> cells = genotype.cells();
    Genotype.Cell read = cells.get(cell);
    if (read == null) {
      throw new IllegalArgumentException(
          "There is no cell '"
              + cell
              + "' whose skip connections could be limited; there are "
              + cells.keySet()
              + ".");
    }
    List<String> skips = new ArrayList<>();
    for (int node = 0; node < read.nodes().size(); node++) {
      for (Genotype.Edge edge : read.nodes().get(node)) {
        if (edge.operation().equals(SKIP)) {
          skips.add(cell + "/edge." + edge.input() + "-" + (node + 2));
        }
      }
    }
    return skips;
  }

  /**
   * How many skip connections a cell of a derived architecture has.
   *
   * @throws IllegalArgumentException when it has no such cell
   */
  public static int count(Derived derived, String cell) {
    return skips(derived, cell).size();
  }

  /** Likewise of a genotype. */
  public static int count(Genotype genotype, String cell) {
    return skips(genotype, cell).size();
  }

  private static Optional<Integer> weakest(List<Scores> scores, List<String> skips) {
    Optional<Integer> weakest = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < scores.size(); i++) {
      Scores choice = scores.get(i);
      if (skips.contains(choice.choice().label())) {
        double score = choice.point().get(skip(choice));
        if (score > 0 && score < least) {
          least = score;
          weakest = Optional.of(i);
        }
      }
    }
    return weakest;
  }

  @Override
  public String toString() {
    return "skipLimit(\"" + cell + "\", " + most + ", " + then + ")";
  }
}
