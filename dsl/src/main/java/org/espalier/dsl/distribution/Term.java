package org.espalier.dsl.distribution;

import java.util.List;

/**
 * What the options of a few decisions together add to a cost, beyond what fewer of them add.
 *
 * @param positions the decisions, ascending; none for a constant
 * @param sizes how many options each of them has
 * @param values what each combination adds, the last decision's options side by side
 */
record Term(List<Integer> positions, List<Integer> sizes, List<Double> values) {
  Term {
    positions = List.copyOf(positions);
    sizes = List.copyOf(sizes);
    values = List.copyOf(values);
  }

  /** What choices add. */
  double at(int[] choices) {
    int index = 0;
    for (int i = 0; i < positions.size(); i++) {
      index = index * sizes.get(i) + choices[positions.get(i)];
    }
    return values.get(index);
  }

  /** The option of the i-th of the decisions in a combination. */
  int option(int combination, int i) {
    int rest = combination;
    for (int later = positions.size() - 1; later > i; later--) {
      rest /= sizes.get(later);
    }
    return rest % sizes.get(i);
  }

  /** Which of the decisions has this position; -1 for none. */
  int index(int position) {
    return positions.indexOf(position);
  }

  /**
   * The average over the options of all its decisions but one, whose option is given.
   *
   * @param fixed which of its decisions is given; -1 for none
   */
  double mean(Distribution distribution, int fixed, int option) {
    double mean = 0;
    for (int combination = 0; combination < values.size(); combination++) {
      double probability = fixed < 0 || option(combination, fixed) == option ? 1 : 0;
      for (int i = 0; i < positions.size() && probability > 0; i++) {
        probability *=
            i == fixed ? 1 : distribution.probability(positions.get(i), option(combination, i));
      }
      mean += probability * values.get(combination);
    }
    return mean;
  }
}
