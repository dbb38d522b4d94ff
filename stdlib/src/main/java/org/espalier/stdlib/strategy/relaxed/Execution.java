package org.espalier.stdlib.strategy.relaxed;

/** Which options of a supernet run in a pass. */
public enum Execution {
  /** All: their outputs are mixed. */
  WEIGHTED_SUM,
  /** Those that the sampler says are active: one or two at each place. */
  SINGLE_PATH
}
