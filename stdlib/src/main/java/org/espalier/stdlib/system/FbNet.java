package org.espalier.stdlib.system;

import java.util.function.ToDoubleFunction;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.derivation.BestOfSamples;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.regulariser.CostForm;
import org.espalier.stdlib.strategy.relaxed.regulariser.ExpectedCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.NodeCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.SupernetCost;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.espalier.stdlib.strategy.relaxed.sampler.GumbelSoftmax;
import org.espalier.stdlib.train.Training;

/**
 * FBNet: mixing weights are drawn, {@code m = softmax((theta + G) / tau)}, all blocks run, and the
 * loss is multiplied by what the network of the draw would take, {@code alpha L log(LAT(m))^beta}
 * (Wu et al., "FBNet: Hardware-Aware Efficient ConvNet Design via Differentiable Neural
 * Architecture Search", CVPR 2019, arXiv 1812.03443, equations 2 and 7, section 4). 90 epochs of
 * batches of 192, the first 10 for weights only; weights learn from 80 % of the images by SGD 0.1
 * with a cosine to 0, momentum 0.9, decay 1e-4; parameters from 20 % by Adam 0.01, decay 5e-4;
 * {@code tau_e = 5 exp(-0.045 e)}.
 *
 * <p>LAT is in microseconds, as the factor depends on the unit. The latency of what always runs
 * counts too. Released code takes the logarithm of the power; this keeps to the paper.
 *
 * @param space a chain that has a supernet; the paper's is {@code fbNet()}
 * @param table how long operations take
 * @param form how the latency comes to the loss; the paper's alpha 0.2 and beta 0.6 by default
 * @param warmUp how many epochs train weights only; 10 by default, at least 0
 * @param derivation the largest block of each layer, or {@link #best}
 */
public record FbNet(
    SearchSpace space, LatencyTable table, CostForm form, int warmUp, Derivation derivation)
    implements DifferentiableSystem {
  /** As in the paper, but for the networks that it samples in the end: see {@link #best}. */
  public FbNet(SearchSpace space, LatencyTable table) {
    this(space, table, new CostForm.LogPower(), 10, new LargestOption());
  }

  /** Another way for the latency to count. */
  public FbNet form(CostForm other) {
    return new FbNet(space, table, other, warmUp, derivation);
  }

  /** Another warm-up. */
  public FbNet warmUp(int epochs) {
    return new FbNet(space, table, form, epochs, derivation);
  }

  /**
   * Draws some networks in the end and takes the best, as the paper does, which trains each.
   *
   * @param count how many are drawn
   * @param value how good one is; asked once for each when an architecture is derived, and not
   *     while the search goes on
   */
  public FbNet best(int count, ToDoubleFunction<Architecture> value) {
    return new FbNet(space, table, form, warmUp, new BestOfSamples(count, new Seed(0), value));
  }

  /** Holds out 20 % for the parameters. */
  @Override
  public DifferentiableSearch search() {
    return DifferentiableSearch.of(space, composition()).evaluatedBy(this::evaluation).held(0.2);
  }

  /**
   * 360 epochs of batches of 256; SGD 0.1, decay 4e-5 (the paper's section 4.1, for ImageNet). The
   * rate falls by a cosine, where the paper has three drops to a tenth.
   */
  @Override
  public Training evaluation(Training training) {
    return training
        .epochs(360)
        .batchSize(256)
        .learningRate(0.1)
        .sgd(new Sgd(0.9, false, 4e-5, /* decayAll= */ true, Double.POSITIVE_INFINITY));
  }

  @Override
  public RelaxedSearch composition() {
    NodeCost latency = NodeCost.latency(table).times(1000, "µs");
    SupernetCost cost = SupernetCost.of(space.supernet(), latency);
    double unlimited = Double.POSITIVE_INFINITY;
    return RelaxedSearch.darts(derivation)
        .named("FBNet")
        .relaxation(new Softmax(0))
        .sampler(new GumbelSoftmax())
        .weightStep(new Descent(0.9, /* nesterov= */ false, 1e-4, unlimited))
        .architectureStep(new FirstOrder(new Adam(0.9, 0.999, 5e-4, unlimited)))
        .regulariser(new ExpectedCost(cost, form, Regulariser.Reads.WEIGHTS))
        .schedule(
            Schedule.none()
                .weightRate(Course.cosine(0.1, 0))
                .architectureRate(Course.constant(0.01))
                .temperature(Course.geometric(5, Math.exp(-0.045)))
                .warmUp(warmUp))
        .epochs(90)
        .batchSize(192);
  }
}
