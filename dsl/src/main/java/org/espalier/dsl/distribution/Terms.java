package org.espalier.dsl.distribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.random.Seed;

/** Finds the terms of a cost by differences, fewer decisions first. */
final class Terms {
  /** The most decisions in one term. */
  private static final int MOST_DECISIONS = 4;

  /** The most networks that are built to find terms of several decisions. */
  private static final int MOST_NETWORKS = 4_000;

  /** How often decisions are changed together to see whether they make a term. */
  private static final int PROBES = 2;

  private static final int CHECKS = 20;
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
    List<List<Integer>> sets = new ArrayList<>();
    for (int position = 0; position < space.decisions().all().size(); position++) {
      if (space.decisions().options(position) > 1) {
        sets.add(List.of(position));
      }
    }
    for (List<Integer> set : sets) {
      found.terms.add(found.table(set));
    }
    found.built = 0;
    for (int size = 2; !found.explains(); size++) {
      sets = size > MOST_DECISIONS ? List.of() : found.larger(sets);
      if (sets.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /** Adds the terms of one decision more; they grow from those that are terms already. */
  private List<List<Integer>> larger(List<List<Integer>> sets) {
    List<List<Integer>> found = new ArrayList<>();
    for (int i = 0; i < sets.size() && built < MOST_NETWORKS; i++) {
      for (int j = i + 1; j < sets.size() && built < MOST_NETWORKS; j++) {
        List<Integer> union =
            IntStream.concat(
                    sets.get(i).stream().mapToInt(Integer::intValue),
                    sets.get(j).stream().mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .boxed()
                .toList();
        if (union.size() == sets.get(i).size() + 1 && !found.contains(union) && isTerm(union)) {
          found.add(union);
        }
      }
    }
    List<Term> tables = new ArrayList<>();
    for (List<Integer> set : found) {
      if (built >= MOST_NETWORKS) {
        return List.of();
      }
      tables.add(table(set));
    }
    terms.addAll(tables);
    return found;
  }

  private boolean isTerm(List<Integer> positions) {
    RandomGenerator random = new Seed(0).stream("probes");
    for (int probe = 0; probe < PROBES; probe++) {
      int[] choices = new int[space.decisions().all().size()];
      for (int position : positions) {
        choices[position] = 1 + random.nextInt(space.decisions().options(position) - 1);
      }
      if (!alike(of(choices), at(choices))) {
        return true;
      }
    }
    return false;
  }

  private Term table(List<Integer> positions) {
    Decisions decisions = space.decisions();
    List<Integer> sizes = positions.stream().map(decisions::options).toList();
    int count = sizes.stream().reduce(1, Math::multiplyExact);
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

  private boolean explains() {
    RandomGenerator random = new Seed(0).stream("terms");
    for (int i = 0; i < CHECKS; i++) {
      int[] choices = new int[space.decisions().all().size()];
      for (int position = 0; position < choices.length; position++) {
        // Options of decisions that are not asked are drawn too: they must add nothing.
        choices[position] = random.nextInt(space.decisions().options(position));
      }
      if (!alike(of(choices), at(choices))) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(double value, double other) {
    return Math.abs(value - other) <= TOLERANCE * Math.max(1, Math.abs(value));
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
