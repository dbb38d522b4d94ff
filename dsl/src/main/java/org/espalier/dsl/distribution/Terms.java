package org.espalier.dsl.distribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.random.Seed;

/**
 * A constant, a term per decision and a term per interacting pair, each a table.
 *
 * @param decisions the space's
 * @param constant what the first architecture costs
 * @param singles per decision what each option adds to that
 * @param pairs what two options together add to that
 */
record Terms(Decisions decisions, double constant, List<double[]> singles, List<Pair> pairs) {
  /** The most pairs that are looked at one by one, and the most options of two in a table. */
  private static final int MOST_PAIRS = 2_000;

  /** How often two decisions are changed together to see whether they interact. */
  private static final int PROBES = 2;

  /**
   * The term of two decisions.
   *
   * @param first the earlier one
   * @param second the later one
   * @param values by their options
   */
  record Pair(int first, int second, double[][] values) {}

  /** The terms, if there are some that explain random architectures. */
  static Optional<Terms> find(SearchSpace space, Cost cost) {
    Formula formula = choices -> cost.of(space.architecture(choices).network());
    Decisions decisions = space.decisions();
    int[] first = new int[decisions.all().size()];
    double constant = formula.of(first);
    List<double[]> singles = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      double[] adds = new double[decisions.options(i)];
      for (int option = 1; option < adds.length; option++) {
        adds[option] = formula.of(with(first, i, option)) - constant;
      }
      singles.add(adds);
    }
    Terms alone = new Terms(decisions, constant, singles, List.of());
    if (alone.explains(formula)) {
      return Optional.of(alone);
    }
    return alone.withPairs(formula).filter(terms -> terms.explains(formula));
  }

  private boolean explains(Formula formula) {
    RandomGenerator random = new Seed(0).stream("terms");
    for (int i = 0; i < CostTerms.checks(); i++) {
      int[] choices = new int[singles.size()];
      for (int position = 0; position < choices.length; position++) {
        // Options of decisions that are not asked are drawn too: they must add nothing.
        choices[position] = random.nextInt(singles.get(position).length);
      }
      if (!CostTerms.alike(formula.of(choices), at(choices))) {
        return false;
      }
    }
    return true;
  }

  private double at(int[] choices) {
    double sum = constant;
    for (int i = 0; i < choices.length; i++) {
      sum += singles.get(i)[choices[i]];
    }
    for (Pair pair : pairs) {
      sum += pair.values[choices[pair.first]][choices[pair.second]];
    }
    return sum;
  }

  private Optional<Terms> withPairs(Formula formula) {
    int count = singles.size();
    if (count * (count - 1) / 2 > MOST_PAIRS) {
      return Optional.empty();
    }
    List<Pair> found = new ArrayList<>();
    int built = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (interact(formula, i, j)) {
          built += singles.get(i).length * singles.get(j).length;
          if (built > MOST_PAIRS) {
            return Optional.empty();
          }
          found.add(pair(formula, i, j));
        }
      }
    }
    return Optional.of(new Terms(decisions, constant, singles, found));
  }

  private boolean interact(Formula formula, int first, int second) {
    RandomGenerator random = new Seed(0).stream("pairs");
    if (singles.get(first).length < 2 || singles.get(second).length < 2) {
      return false;
    }
    for (int probe = 0; probe < PROBES; probe++) {
      int one = 1 + random.nextInt(singles.get(first).length - 1);
      int other = 1 + random.nextInt(singles.get(second).length - 1);
      if (!CostTerms.alike(constant, constant + added(formula, first, one, second, other))) {
        return true;
      }
    }
    return false;
  }

  private double added(Formula formula, int first, int one, int second, int other) {
    int[] both = with(with(new int[singles.size()], first, one), second, other);
    return formula.of(both) - constant - singles.get(first)[one] - singles.get(second)[other];
  }

  private Pair pair(Formula formula, int first, int second) {
    double[][] values = new double[singles.get(first).length][singles.get(second).length];
    for (int one = 1; one < values.length; one++) {
      for (int other = 1; other < values[one].length; other++) {
        values[one][other] = added(formula, first, one, second, other);
      }
    }
    return new Pair(first, second, values);
  }

  private static int[] with(int[] choices, int position, int option) {
    int[] changed = choices.clone();
    changed[position] = option;
    return changed;
  }

  ExpectedCost expected(Distribution distribution) {
    List<double[]> given = new ArrayList<>();
    double value = constant;
    for (int i = 0; i < singles.size(); i++) {
      given.add(singles.get(i).clone());
      value += mean(distribution, i);
    }
    for (Pair pair : pairs) {
      value += spread(distribution, pair, given);
    }
    Map<String, List<Double>> gradient = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      double others = value - averaged(distribution, i, given.get(i));
      gradient.put(
          decisions.all().get(i).label(),
          java.util.Arrays.stream(given.get(i)).map(adds -> adds + others).boxed().toList());
    }
    return new ExpectedCost(value, 0, true, gradient);
  }

  private double mean(Distribution distribution, int position) {
    return averaged(distribution, position, singles.get(position));
  }

  private static double averaged(Distribution distribution, int position, double[] values) {
    double mean = 0;
    for (int option = 0; option < values.length; option++) {
      mean += distribution.probability(position, option) * values[option];
    }
    return mean;
  }

  /** Adds a pair's average to what each option of its decisions brings, and returns the average. */
  private static double spread(Distribution distribution, Pair pair, List<double[]> given) {
    double mean = 0;
    for (int one = 0; one < pair.values.length; one++) {
      for (int other = 0; other < pair.values[one].length; other++) {
        double value = pair.values[one][other];
        double first = distribution.probability(pair.first, one);
        double second = distribution.probability(pair.second, other);
        given.get(pair.first)[one] += second * value;
        given.get(pair.second)[other] += first * value;
        mean += first * second * value;
      }
    }
    return mean;
  }

  /** The cost of choices. */
  @FunctionalInterface
  private interface Formula {
    double of(int[] choices);
  }
}
