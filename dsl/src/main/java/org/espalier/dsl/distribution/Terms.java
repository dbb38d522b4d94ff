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
 * Finds the terms of a cost by differences. Whenever a random architecture is not explained, its
 * decisions go back to their first options one by one as long as it stays unexplained: those that
 * are left make a term.
 */
final class Terms {
  /** The most decisions in one term. */
  private static final int MOST_DECISIONS = 4;

  /** The most networks that are built to find terms of several decisions. */
  private static final int MOST_NETWORKS = 3_000;

  /** So many random architectures in a row are explained in the end. */
  private static final int CHECKS = 200;

  private static final double TOLERANCE = 1e-9;

  private final SearchSpace space;
  private final Cost cost;
  private final List<Term> terms = new ArrayList<>();
  private int built;

  private Terms(SearchSpace space, Cost cost) {
    this.space = space;
    this.cost = cost;
  }

  /** The terms, if there are some that explain random architectures. */
  static Optional<Terms> find(SearchSpace space, Cost cost) {
    Terms found = new Terms(space, cost);
    found.terms.add(found.table(List.of()));
    for (int position = 0; position < space.decisions().all().size(); position++) {
      found.terms.add(found.table(List.of(position)));
    }
    found.built = 0;
    return found.completes() ? Optional.of(found) : Optional.empty();
  }

  private boolean completes() {
    RandomGenerator random = new Seed(0).stream("terms");
    for (int explained = 0; explained < CHECKS; explained++) {
      int[] choices = draw(random);
      if (isExplained(choices)) {
        continue;
      }
      List<Integer> positions = unexplained(choices);
      if (positions.size() > MOST_DECISIONS || built + combinations(positions) > MOST_NETWORKS) {
        return false;
      }
      // What more decisions add is found anew, as these were part of it.
      terms.removeIf(term -> term.positions().containsAll(positions));
      terms.add(table(positions));
      explained = -1;
    }
    return true;
  }

  /** Options of decisions that are not asked are drawn too: they must add nothing. */
  private int[] draw(RandomGenerator random) {
    int[] choices = new int[space.decisions().all().size()];
    for (int position = 0; position < choices.length; position++) {
      choices[position] = random.nextInt(space.decisions().options(position));
    }
    return choices;
  }

  private List<Integer> unexplained(int[] choices) {
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < choices.length; position++) {
      int option = choices[position];
      choices[position] = 0;
      if (option > 0 && isExplained(choices)) {
        choices[position] = option;
        positions.add(position);
      }
    }
    return positions;
  }

  private int combinations(List<Integer> positions) {
    return positions.stream().map(space.decisions()::options).reduce(1, Math::multiplyExact);
  }

  private Term table(List<Integer> positions) {
    Decisions decisions = space.decisions();
    List<Integer> sizes = positions.stream().map(decisions::options).toList();
    int count = combinations(positions);
    Term frame = new Term(positions, sizes, List.of());
    List<Double> values = new ArrayList<>();
    for (int combination = 0; combination < count; combination++) {
      int[] choices = new int[decisions.all().size()];
      boolean changed = true;
      for (int i = 0; i < positions.size(); i++) {
        choices[positions.get(i)] = frame.option(combination, i);
        changed &= choices[positions.get(i)] > 0;
      }
      // With a first option among them, fewer decisions have said it all.
      values.add(changed ? of(choices) - at(choices) : 0.0);
    }
    return new Term(positions, sizes, values);
  }

  private double of(int[] choices) {
    built++;
    return cost.of(space.architecture(choices).network());
  }

  private double at(int[] choices) {
    return terms.stream().mapToDouble(term -> term.at(choices)).sum();
  }

  private boolean isExplained(int[] choices) {
    double value = of(choices);
    return Math.abs(value - at(choices)) <= TOLERANCE * Math.max(1, Math.abs(value));
  }

  ExpectedCost expected(Distribution distribution) {
    double value = terms.stream().mapToDouble(term -> term.mean(distribution, -1, 0)).sum();
    Map<String, List<Double>> gradient = new LinkedHashMap<>();
    for (int position = 0; position < space.decisions().all().size(); position++) {
      gradient.put(
          space.decisions().all().get(position).label(), given(distribution, position, value));
    }
    return new ExpectedCost(value, 0, true, gradient);
  }

  /** The average under each option of a decision: what does not depend on it, and what does. */
  private List<Double> given(Distribution distribution, int position, double value) {
    List<Term> own = terms.stream().filter(term -> term.index(position) >= 0).toList();
    double others = value - own.stream().mapToDouble(term -> term.mean(distribution, -1, 0)).sum();
    List<Double> options = new ArrayList<>();
    for (int option = 0; option < space.decisions().options(position); option++) {
      int taken = option;
      options.add(
          others
              + own.stream()
                  .mapToDouble(term -> term.mean(distribution, term.index(position), taken))
                  .sum());
    }
    return options;
  }
}
