package org.espalier.stdlib.system;

import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.Reinforce;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.TwoPaths;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.regulariser.CostForm;
import org.espalier.stdlib.strategy.relaxed.regulariser.ExpectedCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.NodeCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.SupernetCost;
import org.espalier.stdlib.strategy.relaxed.sampler.BinaryGates;
import org.espalier.stdlib.strategy.relaxed.sampler.Categorical;
import org.espalier.stdlib.train.Training;

/**
 * ProxylessNAS: weights learn on one path that is drawn anew for each step, and the architecture
 * from the comparison of two paths, or from the scores of ten (Cai, Zhu and Han, "ProxylessNAS:
 * Direct Neural Architecture Search on Target Task and Hardware", ICLR 2019, arXiv 1812.00332;
 * settings of its released code). 40 epochs for weights alone, their step size 0.05 by a cosine to
 * 0, and 120 with both, 0.025 to 0; Nesterov momentum 0.9, decay 4e-5, no clip; Adam 1e-3 with
 * betas 0 and 0.999 before every fifth weight step. Batches of 256. Smoothed labels and the slower
 * rate of 300 steps an epoch for scores are not here; under scores, {@link Reinforce} says what
 * takes the reward's place.
 *
 * @param space a space of choices that are independent of each other, as {@code proxylessNas} is
 * @param scores whether parameters learn by REINFORCE instead of two paths; default no
 * @param latency what architectures should be fast in, if anything
 * @param warmUp how many epochs train weights alone, 40 by default; at least 0
 * @param every before every how-many-th weight step parameters learn, 5 by default; at least 1
 */
public record ProxylessNas(
    SearchSpace space, boolean scores, Optional<ExpectedCost> latency, int warmUp, int every)
    implements DifferentiableSystem {
  /** By two paths, with no eye on latency. */
  public ProxylessNas(SearchSpace space) {
    this(space, false, Optional.empty(), 40, 5);
  }

  /** By REINFORCE, ProxylessNAS-R, or by two paths, ProxylessNAS-G. */
  public ProxylessNas scores(boolean whether) {
    return new ProxylessNas(space, whether, latency, warmUp, every);
  }

  /**
   * The loss times {@code 0.2 (log E / log R)^0.3} of an expected latency E.
   *
   * @param reference R in milliseconds, more than 1
   */
  public ProxylessNas latency(LatencyTable table, double reference) {
    return cost(NodeCost.latency(table), new CostForm.LogRatio(reference));
  }

  /** Another cost in another form; under scores it is that of the draw, else the expectation. */
  public ProxylessNas cost(NodeCost cost, CostForm form) {
    SupernetCost whole = SupernetCost.of(space.supernet(), cost);
    ExpectedCost expected = new ExpectedCost(whole, form, Regulariser.Reads.POINT);
    return new ProxylessNas(space, scores, Optional.of(expected), warmUp, every);
  }

  /** Another number of epochs that train weights alone. */
  public ProxylessNas warmUp(int epochs) {
    return new ProxylessNas(space, scores, latency, epochs, every);
  }

  /** Architecture steps before every n-th weight step. */
  public ProxylessNas every(int steps) {
    return new ProxylessNas(space, scores, latency, warmUp, steps);
  }

  /**
   * 300 epochs of batches of 256; SGD 0.05 by a cosine to 0 with Nesterov's momentum, decay 4e-5 on
   * matrices only; 0.1 of a label spread (released code, for ImageNet).
   */
  @Override
  public Training evaluation(Training training) {
    return training
        .epochs(300)
        .batchSize(256)
        .learningRate(0.05)
        .sgd(new Sgd(0.9, true, 4e-5, /* decayAll= */ false, Double.POSITIVE_INFINITY))
        .labelSmoothing(0.1);
  }

  @Override
  public RelaxedSearch composition() {
    Adam adam = new Adam(0, 0.999, 0, Double.POSITIVE_INFINITY);
    RelaxedSearch search =
        RelaxedSearch.darts(new LargestOption())
            .named(scores ? "ProxylessNAS-R" : "ProxylessNAS-G")
            .sampler(scores ? new Categorical() : new BinaryGates())
            .singlePath()
            .weightStep(new Descent(0.9, true, 4e-5, Double.POSITIVE_INFINITY))
            .architectureStep(scores ? new Reinforce(adam) : new TwoPaths(adam))
            .epochs(160)
            .batchSize(256)
            .schedule(
                Schedule.none()
                    .weightRate(
                        Course.until(warmUp, Course.cosine(0.05, 0), Course.cosine(0.025, 0)))
                    .architectureRate(Course.constant(1e-3))
                    .every(every)
                    .warmUp(warmUp));
    Regulariser.Reads reads = scores ? Regulariser.Reads.WEIGHTS : Regulariser.Reads.POINT;
    return latency
        .map(cost -> search.regulariser(new ExpectedCost(cost.cost(), cost.form(), reads)))
        .orElse(search);
  }
}
