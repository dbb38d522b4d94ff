package org.espalier.stdlib.mask;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Batch;

/** A graph of which something is dropped by numbers that are fed. It has all weights by name. */
public interface Masked {
  /** The graph, whose last inputs are the masks. */
  Graph graph();

  /** Whether anything is dropped at all. */
  boolean drops();

  /**
   * A batch with masks for it.
   *
   * @param rates how probably something of a kind is dropped, in [0, 1)
   * @param randoms what a mask is drawn from, by the name of its input
   */
  Batch feed(
      Batch batch, ToDoubleFunction<String> rates, Function<String, RandomGenerator> randoms);
}
