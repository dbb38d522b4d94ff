package org.espalier.dsl.distribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.ConstrainedSpace;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.random.Seed;

/**
 * A cost of a space as a sum of terms of one to four decisions each, if it is one. The terms are
 * found by differences: {@code cost(x) = c + sum_i d_i(x_i) + sum_ij d_ij(x_i, x_j) + ...}, where
 * d_i is what changing one decision of the first architecture adds, d_ij what changing two adds to
 * that, and so on. They are trusted when they explain two hundred random architectures in a row.
 *
 * <p>Where nothing explains them, or where restrictions or bounds leave architectures out, averages
 * are taken over 400 samples instead.
 */
public final class CostTerms {
  private static final int SAMPLES = 400;

  private final SearchSpace space;
  private final Cost cost;
  private final Optional<Terms> terms;

  private CostTerms(SearchSpace space, Cost cost, Optional<Terms> terms) {
    this.space = space;
    this.cost = cost;
    this.terms = terms;
  }

  /** Finds the terms; builds a network per option, and where decisions interact up to thousands. */
  public static CostTerms of(SearchSpace space, Cost cost) {
    boolean free =
        space.decisions().restrictions().isEmpty() && !(space instanceof ConstrainedSpace);
    return new CostTerms(space, cost, free ? Terms.find(space, cost) : Optional.empty());
  }

  /** Whether the cost is such a sum. */
  public boolean exact() {
    return terms.isPresent();
  }

  /** The average under a distribution on this space. */
  public ExpectedCost expected(Distribution distribution) {
    return terms.isPresent() ? terms.get().expected(distribution) : sampled(distribution);
  }

  private ExpectedCost sampled(Distribution distribution) {
    RandomGenerator random = new Seed(0).stream("expected cost");
    Decisions decisions = space.decisions();
    double[] values = new double[SAMPLES];
    List<double[]> sums = new ArrayList<>();
    List<int[]> counts = new ArrayList<>();
    for (int i = 0; i < decisions.all().size(); i++) {
      sums.add(new double[decisions.options(i)]);
      counts.add(new int[decisions.options(i)]);
    }
    for (int sample = 0; sample < SAMPLES; sample++) {
      var architecture = distribution.sample(random);
      values[sample] = cost.of(architecture.network());
      for (int i = 0; i < sums.size(); i++) {
        sums.get(i)[architecture.choice(i)] += values[sample];
        counts.get(i)[architecture.choice(i)]++;
      }
    }
    return average(values, sums, counts);
  }

  private ExpectedCost average(double[] values, List<double[]> sums, List<int[]> counts) {
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    Map<String, List<Double>> gradient = new LinkedHashMap<>();
    for (int i = 0; i < sums.size(); i++) {
      List<Double> options = new ArrayList<>();
      for (int option = 0; option < sums.get(i).length; option++) {
        int count = counts.get(i)[option];
        // What was never drawn says nothing, so it is taken to cost what all do.
        options.add(count == 0 ? mean : sums.get(i)[option] / count);
      }
      gradient.put(space.decisions().all().get(i).label(), options);
    }
    return new ExpectedCost(mean, error, false, gradient);
  }
}
