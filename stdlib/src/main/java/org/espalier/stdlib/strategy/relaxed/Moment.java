package org.espalier.stdlib.strategy.relaxed;

/**
 * Where a search stands.
 *
 * @param epoch which, from 0
 * @param epochs how many there will be
 */
public record Moment(int epoch, int epochs) {
  /** What share of the epochs lies behind: 0 in the first, below 1 in the last. */
  public double done() {
    return epoch / (double) epochs;
  }
}
