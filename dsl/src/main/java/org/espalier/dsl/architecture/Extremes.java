package org.espalier.dsl.architecture;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.graph.Graph;

/**
 * The cheapest and the dearest architecture of a space, by some count of its network.
 *
 * <p>Goes from decision to decision and takes the best option, until nothing changes. That is exact
 * where the best option of a decision does not depend on the others, as in every space whose widths
 * are fixed; elsewhere it is a bound that some architecture reaches.
 */
public final class Extremes {
  private Extremes() {}

  /** The architecture with the smallest count. */
  public static Architecture smallest(SearchSpace space, ToDoubleFunction<Graph> count) {
    return descend(space.architecture(BigInteger.ZERO), count);
  }

  /** The architecture with the largest count. */
  public static Architecture largest(SearchSpace space, ToDoubleFunction<Graph> count) {
    BigInteger last = space.size().subtract(BigInteger.ONE);
    return descend(space.architecture(last), graph -> -count.applyAsDouble(graph));
  }

  private static Architecture descend(Architecture start, ToDoubleFunction<Graph> count) {
    Architecture best = start;
    Architecture before;
    do {
      before = best;
      for (int position = 0; position < best.choices().length; position++) {
        best = best(best, position, count);
      }
    } while (!best.equals(before));
    return best;
  }

  private static Architecture best(Architecture from, int position, ToDoubleFunction<Graph> count) {
    Architecture best = from;
    double least = count.applyAsDouble(from.network());
    int options = from.space().decisions().all().get(position).domain().size();
    for (int option = 0; option < options; option++) {
      int[] choices = from.choices();
      choices[position] = option;
      Architecture other = new Architecture(from.space(), choices);
      if (Arrays.equals(other.choices(), best.choices())) {
        continue;
      }
      double cost = count.applyAsDouble(other.network());
      if (cost < least) {
        least = cost;
        best = other;
      }
    }
    return best;
  }
}
