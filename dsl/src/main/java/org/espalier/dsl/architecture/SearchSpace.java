package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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

  /** How many architectures there are, exactly. */
  default BigInteger size() {
    return decisions().size();
  }

  /** The architecture of these option indices, one per decision. */
  default Architecture architecture(int... choices) {
    return new Architecture(this, choices);
  }

  /** The architecture of a number in [0, {@link #size}), in lexicographic order of the choices. */
  default Architecture architecture(BigInteger number) {
    return new Architecture(this, decisions().choices(number));
  }

  /** Draws one; each is as likely as any other. */
  default Architecture sample(RandomGenerator random) {
    return new Architecture(this, decisions().sample(random));
  }

  /** Draws one from a seed's stream {@code architecture}. */
  default Architecture sample(Seed seed) {
    return sample(seed.stream("architecture"));
  }

  /** All architectures, one after the other, made when asked for. */
  default Stream<Architecture> enumerate() {
    return Stream.iterate(BigInteger.ZERO, n -> n.compareTo(size()) < 0, n -> n.add(BigInteger.ONE))
        .map(this::architecture);
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
}
