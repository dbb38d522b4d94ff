package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;

/**
 * The cheapest and the dearest architecture of a space, by some count of its network.
 *
 * <p>Goes from decision to decision and takes the best option, until nothing changes. That is exact
 * where the best option of a decision does not depend on the others, as in every space whose widths
 * are fixed; elsewhere it is a bound that some architecture reaches. Where restrictions or bounds
 * may end such a walk early, it starts from several samples too.
 */
public final class Extremes {
  private static final int SAMPLES = 4;

  private Extremes() {}

  /** The architecture with the smallest count. */
  public static Architecture smallest(SearchSpace space, ToDoubleFunction<Graph> count) {
    return walks(space, BigInteger.ZERO, count);
  }

  /** The architecture with the largest count. */
  public static Architecture largest(SearchSpace space, ToDoubleFunction<Graph> count) {
    BigInteger last = space.decisions().size().subtract(BigInteger.ONE);
    return walks(space, last, graph -> -count.applyAsDouble(graph));
  }

  private static Architecture walks(
      SearchSpace space, BigInteger start, ToDoubleFunction<Graph> count) {
    int[] choices = space.decisions().choices(start);
    boolean free = space.decisions().restrictions().isEmpty();
    if (free && !(space instanceof ConstrainedSpace)) {
      return descend(space.architecture(choices), count);
    }
    Seed seed = new Seed(0);
    Architecture best =
        descend(space.contains(choices) ? space.architecture(choices) : space.sample(seed), count);
    for (int i = 0; i < SAMPLES; i++) {
      Architecture other = descend(space.sample(seed.split("extremes", i)), count);
      if (count.applyAsDouble(other.network()) < count.applyAsDouble(best.network())) {
        best = other;
      }
    }
    return best;
  }

  /** Goes downhill as long as changing one decision leads there. */
  static Architecture descend(Architecture start, ToDoubleFunction<Graph> count) {
    Architecture best = start;
    double least = count.applyAsDouble(start.network());
    double before;
    do {
      before = least;
      for (int position = 0; position < best.choices().length; position++) {
        for (Architecture other : others(best, position)) {
          double cost = count.applyAsDouble(other.network());
          if (cost < least) {
            least = cost;
            best = other;
          }
        }
      }
    } while (least < before);
    return best;
  }

  private static List<Architecture> others(Architecture from, int position) {
    SearchSpace space = from.space();
    int[] choices = from.choices();
    if (!space.decisions().asked(position, choices)) {
      return List.of();
    }
    return java.util.stream.IntStream.range(0, space.decisions().options(position))
        .filter(option -> option != choices[position])
        .mapToObj(
            option -> {
              int[] changed = choices.clone();
              changed[position] = option;
              return Moves.inside(space, changed);
            })
        .flatMap(java.util.Optional::stream)
        .toList();
  }
}
