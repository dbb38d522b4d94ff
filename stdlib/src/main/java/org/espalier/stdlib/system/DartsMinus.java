package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;

/**
 * DARTS-: beside the mixture of every edge stands one skip connection more, {@code y = beta x +
 * sum_k p_k o_k(x)}, outside the softmax; it carries what a skip does for training, so that the one
 * among the candidates wins only as an operation. Its coefficient falls to 0 and no architecture
 * has it (Chu et al., "DARTS-: Robustly Stepping out of Performance Collapse Without Indicators",
 * ICLR 2021, arXiv 2009.01027, section 3.3 and its code). Everything else is DARTS of the first
 * order, in batches of 64 as in the code.
 *
 * <p>{@code beta_e = (E - e) / E} is set before epoch {@code e}: 0.5 in the middle. The code also
 * has {@code Course.cosine(1, 0)}. With {@code constant(0)} this is DARTS, bit for bit.
 *
 * @param space whose cells mix with {@code auxiliarySkip()}, such as {@code darts(sizes("darts")
 *     .channels(16).layers(8), auxiliarySkip())}: 1,971,578 parameters
 * @param beta the coefficient; default from 1 towards 0
 */
public record DartsMinus(SearchSpace space, Course beta) implements DifferentiableSystem {
  /** The name of the coefficient in the trace. */
  public static final String BETA = "beta";

  /** As in the paper. */
  public DartsMinus(SearchSpace space) {
    this(space, Course.towards(1, 0));
  }

  /** Another coefficient. */
  public DartsMinus beta(Course other) {
    return new DartsMinus(space, other);
  }

  @Override
  public RelaxedSearch composition() {
    Required.mixing(space, "DARTS-", "auxiliary_skip", "auxiliarySkip()");
    RelaxedSearch darts = new Darts(space, 1).composition();
    return darts
        .named("DARTS-")
        .given("auxiliary_skip", state -> new double[] {1, state.number(BETA)})
        .schedule(darts.schedule().number(BETA, beta));
  }
}
