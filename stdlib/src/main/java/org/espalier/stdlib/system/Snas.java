package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.OneLevel;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.strategy.relaxed.regulariser.CostForm;
import org.espalier.stdlib.strategy.relaxed.regulariser.ExpectedCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.NodeCost;
import org.espalier.stdlib.strategy.relaxed.regulariser.SupernetCost;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.espalier.stdlib.strategy.relaxed.sampler.GumbelSoftmax;

/**
 * SNAS: mixing weights are drawn, {@code Z = softmax((log p + G) / tau)}, and weights and
 * architecture learn from the same pass over all training images, by {@code E[L(Z) + lambda log
 * C(Z)]} (Xie, Zheng, Liu and Lin, "SNAS: Stochastic Neural Architecture Search", ICLR 2019, arXiv
 * 1812.09926, equations 4 to 11; settings of its released code). 150 epochs of batches of 64, SGD
 * as DARTS; Adam 3e-4; {@code tau_e = (1 - e/E) 0.97 + 0.03}, 0.515 in the middle. The cost is
 * parameters, multiply-adds and memory accesses together, those of a cell at its mean over the
 * cells of its kind.
 *
 * <p>Parameters begin at {@code 0.01 N(0, 1)}; the code adds 1 to all, which a softmax does not
 * see. Edges are dropped for an example with probability 0.3 in training, as by the code's default.
 *
 * @param space a space whose nodes read every edge ({@code everyEdge}), which takes the largest
 *     operation of each, {@code none} among them; where nodes keep two edges, as in {@code darts},
 *     they are derived as by DARTS
 * @param coefficient lambda; 0.0015 by default, 0 for no cost
 * @param dropPath how likely an edge is dropped, in [0, 1); 0.3 by default, 0 for never
 */
public record Snas(SearchSpace space, double coefficient, double dropPath)
    implements DifferentiableSystem {
  /** Checks. */
  public Snas {
    Required.rate("SNAS", "dropPath", dropPath);
  }

  /** As in the released code. */
  public Snas(SearchSpace space) {
    this(space, 1.5e-3, 0.3);
  }

  /** Another weight of the cost. */
  public Snas coefficient(double other) {
    return new Snas(space, other, dropPath);
  }

  /** Another rate at which edges are dropped. */
  public Snas dropPath(double rate) {
    return new Snas(space, coefficient, rate);
  }

  @Override
  public RelaxedSearch composition() {
    NodeCost all = NodeCost.parameters().plus(NodeCost.macs()).plus(NodeCost.memoryAccess());
    SupernetCost cost = SupernetCost.of(space.supernet(), all).perPlace();
    List<String> decided = space.decisions().all().stream().map(Decision::label).toList();
    boolean every = decided.containsAll(cost.labels());
    RelaxedSearch darts = RelaxedSearch.darts(every ? new LargestOption() : new StrongestEdges());
    return darts
        .named("SNAS")
        .relaxation(new Softmax(0.01))
        .sampler(new GumbelSoftmax())
        .architectureStep(new OneLevel(Adam.darts()))
        .regulariser(
            new ExpectedCost(cost, new CostForm.Logarithm(coefficient), Regulariser.Reads.WEIGHTS))
        .schedule(
            darts
                .schedule()
                .temperature(Course.towards(1, 0.03))
                .number(Quantity.DROP_PATH, Course.constant(dropPath)))
        .epochs(150);
  }
}
