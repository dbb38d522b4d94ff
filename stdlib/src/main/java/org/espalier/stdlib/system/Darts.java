package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.Unrolled;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.train.RecurrentDropout;

/**
 * DARTS: a softmax over the operations of every edge, learned from half of the images while the
 * weights learn from the other half (Liu, Simonyan and Yang, "DARTS: Differentiable Architecture
 * Search", ICLR 2019, arXiv 1806.09055; settings of its released code). 50 epochs of batches of 64;
 * SGD 0.025 to 0.001, momentum 0.9, decay 3e-4, clip 5; Adam 3e-4 with betas 0.5 and 0.999 and
 * decay 1e-3; parameters begin at 0.001 N(0, 1).
 *
 * <p>Recurrent cells, whose networks read texts: 50 epochs in batches of 256; SGD 20 without
 * momentum, decay 5e-7, clip 0.25, in the virtual step as well; Adam 3e-3 with betas 0.9 and 0.999
 * and decay 1e-3. Every node keeps one edge. What matrices read is dropped, the same at all steps:
 * 0.8 of a symbol's vector (0.2 behind the embedding and 0.75 before the cell), 0.25 of states,
 * 0.75 before the decoder. The paper's is {@code dartsRecurrent} with 300 channels. Not here are
 * its penalty on fast states, which its code has in weight steps, and the one window of twenty that
 * is half as long.
 *
 * @param space a space that has a supernet; the paper's is {@code darts} with 16 channels, 8 cells
 * @param order 1 for the gradient at the present weights, 2 for that after a virtual weight step;
 *     the paper's 3.00 and 2.76 % error on CIFAR-10. Default 2
 * @param dropout what recurrent cells drop while weights and parameters learn, words excepted
 */
public record Darts(SearchSpace space, int order, RecurrentDropout dropout)
    implements DifferentiableSystem {
  /** Checks. */
  public Darts {
    if (order != 1 && order != 2) {
      throw new IllegalArgumentException(
          "order(" + order + "): DARTS has a first and a second order; say order(1) or order(2).");
    }
    if (dropout.words() != 0) {
      throw new IllegalArgumentException(
          "dropout: a search drops no whole words, but they would be at a rate of "
              + dropout.words()
              + "; say dropout(0.8, 0.25, 0.75).");
    }
  }

  /** With the paper's dropouts. */
  public Darts(SearchSpace space, int order) {
    this(space, order, new RecurrentDropout(0, 0.8, 0.25, 0.75));
  }

  /** Of the second order. */
  public Darts(SearchSpace space) {
    this(space, 2);
  }

  /** The other order. */
  public Darts order(int other) {
    return new Darts(space, other, dropout);
  }

  /** Other rates for recurrent cells; small ones learn better without, {@code dropout(0, 0, 0)}. */
  public Darts dropout(double input, double hidden, double output) {
    return new Darts(space, order, new RecurrentDropout(0, input, hidden, output));
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
                    .architectureRate(Course.constant(3e-3))
                    .number(Quantity.DROP_INPUT, Course.constant(dropout.input()))
                    .number(Quantity.DROP_HIDDEN, Course.constant(dropout.hidden()))
                    .number(Quantity.DROP_OUTPUT, Course.constant(dropout.output())))
            .batchSize(256)
        : RelaxedSearch.darts(new StrongestEdges())
            .named("DARTS, order " + order)
            .architectureStep(architectureStep(Adam.darts()));
  }

  private ArchitectureStep architectureStep(Adam adam) {
    return order == 1 ? new FirstOrder(adam) : new Unrolled(adam);
  }
}
