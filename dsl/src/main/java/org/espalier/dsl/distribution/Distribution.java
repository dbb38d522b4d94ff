package org.espalier.dsl.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/**
 * Independent probabilities for the options of every decision of a space. A decision that is not
 * asked does not matter; draws that would leave the space are drawn again.
 */
public final class Distribution {
  private static final double SUM = 1e-6;

  /** How many draws in a row may leave the space. */
  private static final int TRIES = 10_000;

  private final SearchSpace space;
  private final List<double[]> probabilities;

  private Distribution(SearchSpace space, List<double[]> probabilities) {
    this.space = space;
    this.probabilities = probabilities;
  }

  /** Every option of a decision as likely as any other. */
  public static Distribution uniform(SearchSpace space) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < space.decisions().all().size(); i++) {
      double[] equal = new double[space.decisions().options(i)];
      java.util.Arrays.fill(equal, 1.0 / equal.length);
      all.add(equal);
    }
    return new Distribution(space, all);
  }

  /**
   * The same with other probabilities for one decision.
   *
   * @param label the decision
   * @param options one number per option, in [0, 1], that add up to 1
   */
  public Distribution with(String label, double... options) {
    int position = space.decisions().position(label);
    Decision decision = space.decisions().all().get(position);
    double sum = 0;
    boolean inRange = options.length == decision.domain().size();
    for (double option : options) {
      sum += option;
      inRange &= option >= 0 && option <= 1;
    }
    if (!inRange || Math.abs(sum - 1) > SUM) {
      throw new IllegalArgumentException(
          "'"
              + label
              + "' needs a probability in [0, 1] for each of its choices "
              + decision.domain().choices()
              + ", adding up to 1, but got "
              + java.util.Arrays.toString(options)
              + ".");
    }
    List<double[]> changed = new ArrayList<>(probabilities);
    changed.set(position, options.clone());
    return new Distribution(space, changed);
  }

  /**
   * The same with {@code exp(l_i) / sum_j exp(l_j)} as the probabilities of one decision, as
   * differentiable search relaxes it (Liu et al., ICLR 2019, arXiv 1806.09055, equation 2).
   *
   * @param label the decision
   * @param logits one number per option
   */
  public Distribution softmax(String label, double... logits) {
    double most = java.util.Arrays.stream(logits).max().orElse(0);
    double[] powers = java.util.Arrays.stream(logits).map(l -> Math.exp(l - most)).toArray();
    double sum = java.util.Arrays.stream(powers).sum();
    return with(label, java.util.Arrays.stream(powers).map(power -> power / sum).toArray());
  }

  /** The space. */
  public SearchSpace space() {
    return space;
  }

  /** The probabilities of the options, by the decision's label. */
  public Map<String, List<Double>> probabilities() {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.size(); i++) {
      all.put(
          space.decisions().all().get(i).label(),
          java.util.Arrays.stream(probabilities.get(i)).boxed().toList());
    }
    return Collections.unmodifiableMap(all);
  }

  double probability(int position, int option) {
    return probabilities.get(position)[option];
  }

  /**
   * Draws an architecture.
   *
   * @throws IllegalStateException when ten thousand draws in a row left the space
   */
  public Architecture sample(RandomGenerator random) {
    for (int tries = 0; tries < TRIES; tries++) {
      int[] choices = draw(random);
      if (space.contains(choices)) {
        return space.architecture(choices);
      }
    }
    throw new IllegalStateException(
        "None of "
            + TRIES
            + " draws from these probabilities is in the space "
            + space
            + "; make its architectures likelier.");
  }

  /** One option per decision; canonical. */
  int[] draw(RandomGenerator random) {
    Decisions decisions = space.decisions();
    int[] choices = new int[probabilities.size()];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = option(probabilities.get(i), random.nextDouble());
    }
    return decisions.settled(choices);
  }

  private static int option(double[] options, double number) {
    double rest = number;
    int likely = 0;
    for (int option = 0; option < options.length; option++) {
      if (options[option] > 0) {
        likely = option;
        rest -= options[option];
        if (rest < 0) {
          return option;
        }
      }
    }
    // Rounding may leave a little over.
    return likely;
  }

  /**
   * What an architecture costs on average: exactly where the cost is a sum of terms of few
   * decisions each, else from samples; the result says which. To ask again with other
   * probabilities, keep {@link CostTerms}.
   */
  public ExpectedCost expected(Cost cost) {
    return CostTerms.of(space, cost).expected(this);
  }
}
