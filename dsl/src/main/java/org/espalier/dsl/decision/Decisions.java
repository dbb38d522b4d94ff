package org.espalier.dsl.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All decisions of a space, in order. A full set of choices is an array of option indices, one per
 * decision; it is canonical when every decision that is not asked has 0. Restrictions may leave
 * some sets out.
 */
public final class Decisions {
  private final List<Decision> all;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Restriction> restrictions;
  private final Asking asking;
  private final Reading reading;
  private final Counts counts;
  private final BigInteger size;

  private Decisions(List<Decision> all, List<Restriction> restrictions) {
    this.all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      positions.put(all.get(i).label(), i);
    }
    this.restrictions = List.copyOf(restrictions);
    this.asking = new Asking(this.all, all.stream().mapToInt(this::parent).toArray());
    this.reading = new Reading(this.restrictions, List.copyOf(positions.keySet()));
    this.counts =
        restrictions.isEmpty() ? new ForestCounts(asking) : new RestrictedCounts(asking, reading);
    this.size = counts.size();
    if (size.signum() == 0) {
      throw new IllegalArgumentException(
          "No set of choices meets all rules of this space: "
              + reading.complaint(new int[all.size()]).orElse("its restrictions")
              + " Loosen a rule.");
    }
  }

  /**
   * Gathers decisions; those with one label are tied into one.
   *
   * @throws IllegalArgumentException when tied decisions differ, or when a condition names a
   *     decision that does not come before
   */
  public static Decisions of(List<Decision> declared) {
    return of(declared, List.of());
  }

  /**
   * Likewise, with restrictions; equal ones count once.
   *
   * @throws IllegalArgumentException also when a restriction reads what is no decision, or when
   *     nothing meets them all
   */
  public static Decisions of(List<Decision> declared, List<Restriction> restrictions) {
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
    return new Decisions(new ArrayList<>(tied.values()), restrictions.stream().distinct().toList());
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

  /** What binds the choices beside conditions. */
  public List<Restriction> restrictions() {
    return restrictions;
  }

  /** How many canonical sets of choices there are. */
  public BigInteger size() {
    return size;
  }

  /** The canonical set of choices of a number in [0, {@link #size}), in lexicographic order. */
  public int[] choices(BigInteger number) {
    if (number.signum() < 0 || number.compareTo(size) >= 0) {
      throw new IllegalArgumentException(
          "Architectures are numbered from 0 to "
              + size.subtract(BigInteger.ONE)
              + ", but got "
              + number
              + ".");
    }
    return counts.decode(number);
  }

  /** The canonical sets of choices in the order of their numbers, made when asked for. */
  public Stream<int[]> enumerate() {
    return Stream.iterate(Optional.of(choices(BigInteger.ZERO)), Optional::isPresent, this::next)
        .map(Optional::orElseThrow);
  }

  private Optional<int[]> next(Optional<int[]> choices) {
    int[] next = choices.orElseThrow().clone();
    return counts.advance(next) ? Optional.of(next) : Optional.empty();
  }

  /** Draws a canonical set of choices; each is as likely as any other. */
  public int[] sample(RandomGenerator random) {
    if (!asking.always() || !restrictions.isEmpty()) {
      return counts.decode(below(size, random));
    }
    int[] choices = new int[all.size()];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = random.nextInt(asking.options(i));
    }
    return choices;
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

  /** How many options a decision has. */
  public int options(int position) {
    return asking.options(position);
  }

  /** Whether a decision is asked, given the choices before it. */
  public boolean asked(int position, int[] choices) {
    return asking.asked(position, choices);
  }

  /** The same choices with 0 for every decision that they do not ask. */
  public int[] settled(int[] choices) {
    int[] settled = choices.clone();
    asking.settle(settled);
    return settled;
  }

  /** Whether a set of choices, one option of each decision, meets every restriction. */
  public boolean allows(int[] choices) {
    return restrictions.isEmpty() || reading.allows(settled(choices));
  }

  /**
   * Checks a set of choices and makes it canonical.
   *
   * @throws IllegalArgumentException when there are too many or too few, when one is out of range,
   *     or when they break a restriction
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
    for (int i = 0; i < choices.length; i++) {
      if (choices[i] < 0 || choices[i] >= asking.options(i)) {
        throw outOfRange(all.get(i), choices[i]);
      }
    }
    int[] canonical = settled(choices);
    Optional<String> complaint =
        restrictions.isEmpty() ? Optional.empty() : reading.complaint(canonical);
    if (complaint.isPresent()) {
      throw new IllegalArgumentException(complaint.get());
    }
    return canonical;
  }

  private static IllegalArgumentException outOfRange(Decision decision, int choice) {
    return new IllegalArgumentException(
        "'"
            + decision.label()
            + "' has the choices 0 to "
            + (decision.domain().size() - 1)
            + " "
            + decision.domain().choices()
            + ", but got "
            + choice
            + ".");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decisions decisions
        && decisions.all.equals(all)
        && decisions.restrictions.equals(restrictions);
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
