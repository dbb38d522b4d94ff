package org.espalier.stdlib.strategy.relaxed;

/** Which examples. The two parts share none. */
public enum Part {
  /** What weights are learned from. */
  TRAINING,
  /** What architecture parameters are learned from, where a search has two levels. */
  VALIDATION
}
