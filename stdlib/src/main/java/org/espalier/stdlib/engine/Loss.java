package org.espalier.stdlib.engine;

/** The number that gradients are taken of, from a graph's outputs and a target of their shapes. */
public enum Loss {
  /**
   * {@code -1/n sum target log softmax(output)} over a batch of n vectors; a row of the target
   * holds the wanted probabilities, so soft labels and label smoothing need nothing more.
   */
  CROSS_ENTROPY,
  /** {@code sum target output}: its gradient is the target, which lets any output be checked. */
  WEIGHTED_SUM
}
