package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.Unrolled;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;

/**
 * DARTS: a softmax over the operations of every edge, learned from half of the images while the
 * weights learn from the other half (Liu, Simonyan and Yang, "DARTS: Differentiable Architecture
 * Search", ICLR 2019, arXiv 1806.09055; settings of its released code). 50 epochs of batches of 64;
 * SGD 0.025 to 0.001, momentum 0.9, decay 3e-4, clip 5; Adam 3e-4 with betas 0.5 and 0.999 and
 * decay 1e-3; parameters begin at 0.001 N(0, 1).
 *
 * <p>Recurrent cells, whose networks read texts: 50 epochs in batches of 256; SGD 20 without
 * momentum, decay 5e-7, clip 0.25, in the virtual step as well; Adam 3e-3 with betas 0.9 and 0.999
 * and decay 1e-3. Every node keeps one edge. The paper's is {@code dartsRecurrent} with 300
 * channels. Not here are its dropouts and its penalty on fast states, which its code has in weight
 * steps, and the one window of twenty that is half as long.
 *
 * @param space a space that has a supernet; the paper's is {@code darts} with 16 channels, 8 cells
 * @param order 1 for the gradient at the present weights, 2 for that after a virtual weight step;
 *     the paper's 3.00 and 2.76 % error on CIFAR-10. Default 2
 */
public record Darts(SearchSpace space, int order) implements DifferentiableSystem {
  /** Checks. */
  public Darts {
    if (order != 1 && order != 2) {
      throw new IllegalArgumentException(
          "order(" + order + "): DARTS has a first and a second order; say order(1) or order(2).");
    }
  }

  /** Of the second order. */
  public Darts(SearchSpace space) {
    this(space, 2);
  }

  /** The other order. */
  public Darts order(int other) {
    return new Darts(space, other);
  }

  @Override
  public RelaxedSearch composition() {
    return space.states() > 0
        ? RelaxedSearch.darts(new StrongestEdges(1, /* noneRanks= */ true))
            .named("DARTS on recurrent cells, order " + order)
            .weightStep(Descent.dartsRecurrent())
            .architectureStep(architectureStep(Adam.dartsRecurrent()))
            .schedule(
                Schedule.none()
                    .weightRate(Course.constant(20))
                    .architectureRate(Course.constant(3e-3)))
            .batchSize(256)
        : RelaxedSearch.darts(new StrongestEdges())
            .named("DARTS, order " + order)
            .architectureStep(architectureStep(Adam.darts()));
  }

  private ArchitectureStep architectureStep(Adam adam) {
    return order == 1 ? new FirstOrder(adam) : new Unrolled(adam);
  }
}
