package org.espalier.stdlib.estimate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.lane.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Makes one measure of several whose units differ: the share of a fixed sample of the space that an
 * architecture is better than, a tie counting half, in the mean over the measures. So a rank sum
 * can guide a search, which sees one architecture after the other. Immutable; the sample is judged
 * at the first estimate.
 */
public final class ReferenceRanks implements Estimator {
  private final Estimator judge;
  private final List<String> measures;
  private final SearchSpace space;
  private final int sample;
  private final Seed seed;
  private double @Nullable [][] reference;

  private ReferenceRanks(
      Estimator judge, List<String> measures, SearchSpace space, int sample, Seed seed) {
    this.judge = judge;
    this.measures = List.copyOf(measures);
    this.space = space;
    this.sample = sample;
    this.seed = seed;
  }

  /**
   * Ranks among a sample.
   *
   * @param judge what measures
   * @param measures what is ranked, more being better
   * @param space where the sample is drawn from
   * @param sample how many; at least 1
   */
  public static ReferenceRanks among(
      Estimator judge, List<String> measures, SearchSpace space, int sample, Seed seed) {
    if (sample < 1 || measures.isEmpty()) {
      throw new IllegalArgumentException(
          "ranks among a sample of "
              + sample
              + " by "
              + measures
              + ": there must be at least 1 architecture and 1 measure.");
    }
    return new ReferenceRanks(judge, measures, space, sample, seed);
  }

  /** What the measure is called. */
  public String measure() {
    return "rank";
  }

  @Override
  public Evaluation estimate(Architecture architecture, Seed trial) {
    return ranked(judge.estimate(architecture, trial));
  }

  /** All are ranked among the same sample. */
  @Override
  public List<Estimator> sideBySide(int most) {
    return judge.sideBySide(most).stream()
        .<Estimator>map(each -> (architecture, trial) -> ranked(each.estimate(architecture, trial)))
        .toList();
  }

  private Evaluation ranked(Evaluation own) {
    double[][] others = reference();
    Map<String, Double> found = new LinkedHashMap<>();
    double sum = 0;
    for (int i = 0; i < others.length; i++) {
      sum += above(own.measure(measures.get(i)), others[i]);
    }
    found.put(measure(), sum / others.length);
    found.putAll(own.measures());
    return new Evaluation(
        found, own.provenance() + "; mean rank of " + measures + " among " + sample);
  }

  private static double above(double value, double[] others) {
    double better = Arrays.stream(others).filter(other -> value > other).count();
    double tied = Arrays.stream(others).filter(other -> value == other).count();
    return (better + tied / 2) / others.length;
  }

  private synchronized double[][] reference() {
    if (reference == null) {
      var random = seed.stream("reference");
      List<Architecture> drawn = Stream.generate(() -> space.sample(random)).limit(sample).toList();
      List<Evaluation> judged =
          Lanes.<Estimator, Architecture, Evaluation>each(
              judge.sideBySide(sample), drawn, (each, one) -> each.estimate(one, seed));
      reference =
          measures.stream()
              .map(name -> judged.stream().mapToDouble(each -> each.measure(name)).toArray())
              .toArray(double[][]::new);
    }
    return reference;
  }

  @Override
  public String toString() {
    return "ranks of " + measures + " among " + sample + " by " + judge;
  }
}
