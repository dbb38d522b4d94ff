package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;

/**
 * A set of architectures. {@code toString} prints it in its own language; two spaces that print
 * alike are the same space.
 */
public interface SearchSpace {
  /** What has to be decided, in order. */
  Decisions decisions();

  /** The network of an architecture of this space. */
  Graph network(Architecture architecture);

  /** An architecture as text that {@link #parse} reads back. */
  String print(Architecture architecture);

  /**
   * Reads an architecture.
   *
   * @throws IllegalArgumentException when the text is not one of this space's, with the place
   */
  Architecture parse(String text);

  /**
   * The graph that holds all networks of this space at once: where an architecture would choose
   * between operations, all are there, mixed with the weights that are an input named {@code
   * architecture/<label>} (DARTS, arXiv 1806.09055, equation 2). Its layers have the names of the
   * architectures' own networks, so that arrays can be shared by name.
   *
   * @throws IllegalStateException when a decision is not one between operations, and says which
   */
  default Graph supernet() {
    throw new IllegalStateException(
        "This space has no supernet, because its architectures are not choices between operations: "
            + this);
  }

  /**
   * How many vectors its networks hand on from one call to the next, as recurrent ones do; most
   * hand on none. They are the inputs behind the first and the last of the outputs.
   */
  default int states() {
    return 0;
  }

  /** How many architectures there are, exactly. */
  default BigInteger size() {
    return decisions().size();
  }

  /** How many there are, in words for people. */
  default String sizeInWords() {
    return String.format(java.util.Locale.ROOT, "%,d architectures", size());
  }

  /** The architecture of these option indices, one per decision. */
  default Architecture architecture(int... choices) {
    return new Architecture(this, choices);
  }

  /** The architecture of a number in [0, {@link #size}), in lexicographic order of the choices. */
  default Architecture architecture(BigInteger number) {
    return new Architecture(this, decisions().choices(number));
  }

  /**
   * Checks choices and makes them canonical.
   *
   * @throws IllegalArgumentException when they do not belong to this space, with the rule that they
   *     break
   */
  default int[] canonical(int... choices) {
    return decisions().canonical(choices);
  }

  /**
   * Whether choices belong to this space.
   *
   * @param choices one option index of each decision
   */
  default boolean contains(int... choices) {
    return decisions().allows(choices);
  }

  /** Draws one; each is as likely as any other. */
  default Architecture sample(RandomGenerator random) {
    return Architecture.trusted(this, decisions().sample(random));
  }

  /** Draws one from a seed's stream {@code architecture}. */
  default Architecture sample(Seed seed) {
    return sample(seed.stream("architecture"));
  }

  /** All architectures, one after the other, made when asked for. */
  default Stream<Architecture> enumerate() {
    return decisions().enumerate().map(choices -> Architecture.trusted(this, choices));
  }

  /**
   * All architectures that differ from one in a single decision that it was asked. Decisions that
   * are asked only then take their first choice.
   */
  default List<Architecture> neighbours(Architecture architecture) {
    return Moves.neighbours(architecture);
  }

  /** Changes one decision at random; see {@link Mutation#oneDecision}. */
  default Architecture mutate(Architecture architecture, RandomGenerator random) {
    return Mutation.oneDecision().mutate(architecture, random);
  }

  /**
   * The architecture of numbers in [0, 1], one per decision: of k options the first has the numbers
   * below 1/k, and so on. Reads {@link Architecture#toNumbers} back; decisions that are not asked
   * are ignored.
   *
   * @throws IllegalArgumentException when there are too many or too few, when one is not in [0, 1],
   *     or when they lead out of the space
   */
  default Architecture fromNumbers(double... numbers) {
    return Numbers.read(this, numbers);
  }

  /** The cells whose shapes are decided here, as graphs; empty for most spaces. */
  default List<CellForm> cells() {
    return List.of();
  }

  /**
   * What architectures share if this space's paper counts them as one graph. A cell's form says
   * what it folds; everything else counts as it was chosen.
   */
  default Object key(Architecture architecture) {
    return new CellKeys(decisions(), cells()).of(architecture);
  }

  /** The architectures up to equal {@link #key keys}, with a uniform draw over graphs. */
  default UniqueArchitectures unique() {
    return new CellKeys(decisions(), cells()).unique(this);
  }

  /** How many unique graphs there are: the size of {@link #unique}. */
  default BigInteger uniqueSize() {
    return unique().size();
  }

  /** The architectures that keep to a bound, such as {@code parameters().atMost(500_000)}. */
  default ConstrainedSpace subjectTo(Bound bound) {
    return ConstrainedSpace.of(this, bound);
  }

  /** The cheapest architecture: see {@link Extremes}. */
  default Architecture smallest(Cost cost) {
    return Extremes.smallest(this, cost::of);
  }

  /** The dearest architecture: see {@link Extremes}. */
  default Architecture largest(Cost cost) {
    return Extremes.largest(this, cost::of);
  }

  /**
   * Sixteen hexadecimal digits that tell spaces apart: the beginning of the SHA-256 of the printed
   * space. Equal on every machine; a changed description has another one.
   */
  default String fingerprint() {
    return Fingerprint.of(toString());
  }
}
