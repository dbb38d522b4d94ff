package org.espalier.stdlib.engine;

/** What is read of an output. */
public enum Summary {
  /** The numbers themselves, example after example. */
  VALUES,
  /**
   * For each pair of examples, how many numbers are positive for both: {@code n x n} for n
   * examples, row by row. With {@code a_ij} for it and N numbers, examples i and j differ in sign
   * at {@code a_ii + a_jj - 2 a_ij} places and agree at the rest of N. Exact below 16,777,216.
   */
  AGREEMENT,
  /**
   * Of a batch norm in training mode: the variance of each channel of what it reads, over examples
   * and places.
   */
  VARIANCES
}
