package org.espalier.stdlib.strategy.relaxed;

/** By what a loss is differentiated. */
public enum By {
  /** By the network's weights. */
  WEIGHTS,
  /** By the mixing weights. */
  MIXTURES,
  /** By both, in one pass. */
  BOTH
}
