package org.espalier.dsl.architecture;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A random mixture of two architectures of one space. Each decision comes from one parent; where
 * that one was not asked, from the other; where neither was, it is drawn at random. Mixtures that
 * would leave the space are drawn again, a hundred times at most; then the child is the first
 * parent.
 */
@FunctionalInterface
public interface Crossover {
  /**
   * Mixes.
   *
   * @throws IllegalArgumentException when the parents come from different spaces
   */
  Architecture cross(Architecture first, Architecture second, RandomGenerator random);

  /** Each decision from either parent with equal probability (Syswerda, ICGA 1989). */
  static Crossover uniform() {
    return mixing(
        (length, random) -> {
          boolean[] second = new boolean[length];
          for (int i = 0; i < length; i++) {
            second[i] = random.nextBoolean();
          }
          return second;
        });
  }

  /** The first parent's decisions up to a random point, the second's behind it. */
  static Crossover onePoint() {
    return mixing((length, random) -> between(length, point(length, random), length));
  }

  /** The second parent's decisions between two random points, the first's around them. */
  static Crossover twoPoint() {
    return mixing(
        (length, random) -> {
          int one = point(length, random);
          int other = point(length, random);
          return between(length, Math.min(one, other), Math.max(one, other));
        });
  }

  /** The child, moved by a mutation. */
  default Crossover then(Mutation mutation) {
    return (first, second, random) -> mutation.mutate(cross(first, second, random), random);
  }

  private static int point(int length, RandomGenerator random) {
    return random.nextInt(length + 1);
  }

  private static boolean[] between(int length, int from, int to) {
    boolean[] second = new boolean[length];
    java.util.Arrays.fill(second, from, to, true);
    return second;
  }

  private static Crossover mixing(Inheritance mixture) {
    return (first, second, random) -> {
      SearchSpace space = first.space();
      if (!space.equals(second.space()) && !space.toString().equals(second.space().toString())) {
        throw new IllegalArgumentException(
            "A crossover mixes architectures of one space, but got one of "
                + space
                + " and one of "
                + second.space()
                + ".");
      }
      for (int tries = 0; tries < Inheritance.TRIES; tries++) {
        boolean[] which = mixture.fromSecond(first.choices().length, random);
        Optional<Architecture> child =
            Moves.inside(space, Inheritance.choices(first, second, which, random));
        if (child.isPresent()) {
          return child.get();
        }
      }
      return first;
    };
  }
}
