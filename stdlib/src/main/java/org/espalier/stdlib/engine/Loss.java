package org.espalier.stdlib.engine;

/**
 * The number that gradients are taken of, from what a graph yields and a target of its shape. The
 * examples of several outputs, such as the steps of a recurrent network, count as one batch.
 */
public enum Loss {
  /**
   * {@code -1/n sum target log softmax(output)} over a batch of n vectors; a row of the target
   * holds the wanted probabilities, so soft labels and label smoothing need nothing more.
   */
  CROSS_ENTROPY,
  /**
   * {@code -1/n sum log softmax(output)[label]}: cross-entropy where each vector has one right
   * class. The target is its number for each vector, not a probability for each class, of which
   * vocabularies have many.
   */
  LABELS,
  /** {@code sum target output}: its gradient is the target, which lets any output be checked. */
  WEIGHTED_SUM
}
