package org.espalier.dsl.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All decisions of a space, in order. A full set of choices is an array of option indices, one per
 * decision; it is canonical when every decision that is not asked has 0.
 */
public final class Decisions {
  private final List<Decision> all;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final int[] parents;
  private final Counts counts;

  private Decisions(List<Decision> all) {
    this.all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      positions.put(all.get(i).label(), i);
    }
    this.parents = all.stream().mapToInt(this::parent).toArray();
    this.counts = new Counts(this.all, parents);
  }

  /**
   * Gathers decisions; those with one label are tied into one.
   *
   * @throws IllegalArgumentException when tied decisions differ, or when a condition names a
   *     decision that does not come before
   */
  public static Decisions of(List<Decision> declared) {
    Map<String, Decision> tied = new LinkedHashMap<>();
    for (Decision decision : declared) {
      Decision first = tied.putIfAbsent(decision.label(), decision);
      if (first != null && !first.equals(decision)) {
        throw new IllegalArgumentException(
            "Decisions with one label are tied and must be alike, but '"
                + decision.label()
                + "' has "
                + first.domain().choices()
                + " and "
                + decision.domain().choices()
                + (first.domain().equals(decision.domain()) ? " under different conditions" : "")
                + ".");
      }
    }
    return new Decisions(new ArrayList<>(tied.values()));
  }

  private int parent(Decision decision) {
    Condition condition = decision.condition();
    if (condition == null) {
      return -1;
    }
    Integer parent = positions.get(condition.label());
    if (parent == null || parent >= positions.getOrDefault(decision.label(), 0)) {
      throw new IllegalArgumentException(
          "'"
              + decision.label()
              + "' depends on '"
              + condition.label()
              + "', which is not a decision before it.");
    }
    return parent;
  }

  /** The decisions, in order. */
  public List<Decision> all() {
    return all;
  }

  /** Label to domain, in order. */
  public Map<String, Domain> domains() {
    Map<String, Domain> domains = new LinkedHashMap<>();
    all.forEach(decision -> domains.put(decision.label(), decision.domain()));
    return domains;
  }

  /**
   * Where a decision stands.
   *
   * @throws IllegalArgumentException when there is none of this label
   */
  public int position(String label) {
    Integer position = positions.get(label);
    if (position == null) {
      throw new IllegalArgumentException(
          "There is no decision '" + label + "'; there are " + positions.keySet() + ".");
    }
    return position;
  }

  /** How many canonical sets of choices there are. */
  public BigInteger size() {
    return counts.size();
  }

  /** The canonical set of choices of a number in [0, {@link #size}), in lexicographic order. */
  public int[] choices(BigInteger number) {
    if (number.signum() < 0 || number.compareTo(size()) >= 0) {
      throw new IllegalArgumentException(
          "Architectures are numbered from 0 to "
              + size().subtract(BigInteger.ONE)
              + ", but got "
              + number
              + ".");
    }
    return counts.decode(number);
  }

  /** Draws a canonical set of choices; each is as likely as any other. */
  public int[] sample(RandomGenerator random) {
    if (Arrays.stream(parents).allMatch(parent -> parent < 0)) {
      return all.stream().mapToInt(decision -> random.nextInt(decision.domain().size())).toArray();
    }
    return counts.decode(below(size(), random));
  }

  private static BigInteger below(BigInteger bound, RandomGenerator random) {
    byte[] bytes = new byte[bound.bitLength() / 8 + 1];
    BigInteger mask = BigInteger.ONE.shiftLeft(bound.bitLength()).subtract(BigInteger.ONE);
    while (true) {
      random.nextBytes(bytes);
      BigInteger number = new BigInteger(1, bytes).and(mask);
      if (number.compareTo(bound) < 0) {
        return number;
      }
    }
  }

  /** Whether a decision is asked, given the choices before it. */
  public boolean asked(int position, int[] choices) {
    Condition condition = all.get(position).condition();
    int parent = parents[position];
    return condition == null
        || (asked(parent, choices) && condition.choices().contains(choices[parent]));
  }

  /**
   * Checks a set of choices and makes it canonical.
   *
   * @throws IllegalArgumentException when there are too many or too few, or one is out of range
   */
  public int[] canonical(int[] choices) {
    if (choices.length != all.size()) {
      throw new IllegalArgumentException(
          "An architecture of this space has "
              + all.size()
              + " choices, but got "
              + choices.length
              + ".");
    }
    int[] canonical = choices.clone();
    for (int i = 0; i < canonical.length; i++) {
      Decision decision = all.get(i);
      if (canonical[i] < 0 || canonical[i] >= decision.domain().size()) {
        throw new IllegalArgumentException(
            "'"
                + decision.label()
                + "' has the choices 0 to "
                + (decision.domain().size() - 1)
                + " "
                + decision.domain().choices()
                + ", but got "
                + canonical[i]
                + ".");
      }
      canonical[i] = asked(i, canonical) ? canonical[i] : 0;
    }
    return canonical;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decisions decisions && decisions.all.equals(all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return domains().toString();
  }
}
