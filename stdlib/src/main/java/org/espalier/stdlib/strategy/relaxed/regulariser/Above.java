package org.espalier.stdlib.strategy.relaxed.regulariser;

/** Costs whose logarithm, or the logarithm's power, must exist. */
final class Above {
  private Above() {}

  static double check(CostForm form, double cost, double least, String unit) {
    if (!(cost > least)) {
      throw new IllegalArgumentException(
          form
              + " needs an expected cost of more than "
              + (int) least
              + " "
              + (unit.isEmpty() ? "in its unit" : unit)
              + ", but it is "
              + cost
              + ". Take a smaller unit, such as latency(table).times(1000, \"us\").");
    }
    return cost;
  }
}
