package org.espalier.stdlib.draw;

import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;

/**
 * From where to where the networks of a space cost: see {@link
 * org.espalier.dsl.architecture.Extremes}.
 *
 * @param smallest of the cheapest architecture
 * @param largest of the dearest
 */
public record CostRange(long smallest, long largest) {
  /** Layers that may be built for it: about a second's work. */
  private static final long AFFORDABLE = 60_000;

  /** The range, unless the space is so large that people would have to wait for it. */
  public static Optional<CostRange> of(SearchSpace space, Cost cost) {
    long options =
        space.decisions().all().stream()
            .mapToLong(decision -> decision.domain().choices().size())
            .sum();
    long layers =
        space
            .architecture(space.decisions().choices(java.math.BigInteger.ZERO))
            .network()
            .nodes()
            .size();
    if (options * layers > AFFORDABLE) {
      return Optional.empty();
    }
    return Optional.of(
        new CostRange(
            (long) cost.of(space.smallest(cost).network()),
            (long) cost.of(space.largest(cost).network())));
  }
}
