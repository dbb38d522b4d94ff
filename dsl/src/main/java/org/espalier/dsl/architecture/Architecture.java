package org.espalier.dsl.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;

/**
 * One choice for every decision of a space; immutable and canonical, so equal networks of one space
 * description are equal here.
 */
public final class Architecture {
  private final SearchSpace space;
  private final int[] choices;

  /**
   * @param space where it comes from
   * @param choices an option index per decision
   * @throws IllegalArgumentException when they do not fit the space's decisions
   */
  public Architecture(SearchSpace space, int... choices) {
    this(space.canonical(choices), space);
  }

  private Architecture(int[] canonical, SearchSpace space) {
    this.space = space;
    this.choices = canonical;
  }

  /** One of canonical choices that belong to the space, unchecked; nobody else keeps the array. */
  static Architecture trusted(SearchSpace space, int[] canonical) {
    return new Architecture(canonical, space);
  }

  /** The space that it belongs to. */
  public SearchSpace space() {
    return space;
  }

  /** The option indices, one per decision; 0 where a decision is not asked. */
  public int[] choices() {
    return choices.clone();
  }

  /** The option index of a decision. */
  public int choice(String label) {
    return choices[space.decisions().position(label)];
  }

  /** The option index of the decision at a position. */
  public int choice(int position) {
    return choices[position];
  }

  /** Whether a decision is asked in this architecture. */
  public boolean asked(String label) {
    return space.decisions().asked(space.decisions().position(label), choices);
  }

  /** The options as text, of the decisions that are asked, in order. */
  public Map<String, String> values() {
    Decisions decisions = space.decisions();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < choices.length; i++) {
      Decision decision = decisions.all().get(i);
      if (decisions.asked(i, choices)) {
        values.put(decision.label(), decision.domain().choices().get(choices[i]));
      }
    }
    return values;
  }

  /**
   * This architecture with another choice.
   *
   * @param label the decision
   * @param value the option as text
   */
  public Architecture with(String label, String value) {
    int position = space.decisions().position(label);
    List<String> options = space.decisions().all().get(position).domain().choices();
    int option = options.indexOf(value);
    if (option < 0) {
      throw new IllegalArgumentException(
          "'" + label + "' has the choices " + options + ", but got '" + value + "'.");
    }
    int[] changed = choices();
    changed[position] = option;
    return new Architecture(space, changed);
  }

  /**
   * A number in (0, 1) for each decision, for algorithms that live among real numbers: the middle
   * of the option's share, {@code (choice + 1/2) / options}. {@link SearchSpace#fromNumbers} reads
   * them back.
   */
  public double[] toNumbers() {
    return Numbers.of(this);
  }

  /** What equal graphs have in common: see {@link SearchSpace#key}. */
  public Object key() {
    return space.key(this);
  }

  /** Its network: see {@link SearchSpace#network}. */
  public Graph network() {
    return space.network(this);
  }

  /** All that differ in one decision: see {@link SearchSpace#neighbours}. */
  public List<Architecture> neighbours() {
    return space.neighbours(this);
  }

  /** One that differs in one decision, at random: see {@link Mutation#oneDecision}. */
  public Architecture mutate(RandomGenerator random) {
    return space.mutate(this, random);
  }

  /** Likewise, from a seed's stream {@code mutation}. */
  public Architecture mutate(Seed seed) {
    return mutate(seed.stream("mutation"));
  }

  /** In how many decisions two architectures of one space differ: the Hamming distance. */
  public int distance(Architecture other) {
    int[] others = other.choices;
    int distance = 0;
    for (int i = 0; i < Math.max(choices.length, others.length); i++) {
      distance += i >= choices.length || i >= others.length || choices[i] != others[i] ? 1 : 0;
    }
    return distance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture architecture
        && Arrays.equals(architecture.choices, choices)
        && sameSpace(architecture.space);
  }

  private boolean sameSpace(SearchSpace other) {
    // Printing is the slow way; spaces are nearly always the same object.
    return other.equals(space) || other.toString().equals(space.toString());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(choices);
  }

  /** Text that the space reads back. */
  @Override
  public String toString() {
    return space.print(this);
  }
}
