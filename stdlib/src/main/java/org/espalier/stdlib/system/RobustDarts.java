package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.stopping.AdaptiveDecay;
import org.espalier.stdlib.strategy.relaxed.stopping.EigenvalueRatio;
import org.espalier.stdlib.strategy.relaxed.stopping.HessianEigenvalue;

/**
 * R-DARTS: DARTS of the second order that watches the largest eigenvalue of the Hessian of the
 * validation loss, and ends when it rises too fast, or pulls the weights harder (Zela, Elsken,
 * Saikia, Marrakchi, Brox and Hutter, "Understanding and Robustifying Differentiable Architecture
 * Search", ICLR 2020, arXiv 1909.09656; DARTS-ES, R-DARTS(L2) and DARTS-ADA). Windows of 5 epochs,
 * 4 apart, a factor of 1.3, not before epoch 10. R-DARTS(L2) is the best of four searches with
 * {@code decay} 3e-4, 9e-4, 27e-4 and 81e-4; R-DARTS(DP) that of {@code dropPath} 0, 0.2, 0.4 and
 * 0.6, in which images lose a square with a probability that rises from 0 to 1 in equal steps, if
 * {@code augmentation} cuts one out; the paper's is 16 wide.
 *
 * @param space the paper's are {@code darts} and {@code dartsS1} to {@code dartsS4}
 * @param decay of the weights, 3e-4; at least 0
 * @param factor by which the eigenvalue may rise, 1.3; infinity is DARTS
 * @param adaptive whether a rise triples the decay, up to 0.0243, instead of ending; default no
 * @param dropPath how likely an edge is dropped for an example in the last epoch, in [0, 1); the
 *     rate rises to it from 0 in equal steps. 0 by default, which changes nothing
 */
public record RobustDarts(
    SearchSpace space, double decay, double factor, boolean adaptive, double dropPath)
    implements DifferentiableSystem {
  /** Checks. */
  public RobustDarts {
    Required.rate("R-DARTS", "dropPath", dropPath);
  }

  /** DARTS-ES. */
  public RobustDarts(SearchSpace space) {
    this(space, 3e-4, 1.3, false, 0);
  }

  /** Another decay of the weights, as in R-DARTS(L2). */
  public RobustDarts decay(double other) {
    return new RobustDarts(space, other, factor, adaptive, dropPath);
  }

  /** Another factor. */
  public RobustDarts factor(double other) {
    return new RobustDarts(space, decay, other, adaptive, dropPath);
  }

  /** DARTS-ADA, where a rise triples the decay, or not. */
  public RobustDarts adaptive(boolean whether) {
    return new RobustDarts(space, decay, factor, whether, dropPath);
  }

  /** Drops edges, as in R-DARTS(DP). */
  public RobustDarts dropPath(double most) {
    return new RobustDarts(space, decay, factor, adaptive, most);
  }

  @Override
  public RelaxedSearch composition() {
    Descent descent = Descent.darts();
    EigenvalueRatio ratio = new EigenvalueRatio(5, 4, factor, 10);
    RelaxedSearch parent = new Darts(space).composition();
    RelaxedSearch darts =
        dropPath == 0
            ? parent
            : parent.schedule(
                parent
                    .schedule()
                    .number(Quantity.DROP_PATH, Course.linear(0, dropPath))
                    .number(Quantity.CUTOUT, Course.linear(0, 1)));
    RelaxedSearch watched =
        darts
            .weightStep(new Descent(descent.momentum(), false, decay, descent.clip()))
            .schedule(darts.schedule().after(Trigger.always(), new HessianEigenvalue()));
    return adaptive
        ? watched
            .named("DARTS-ADA")
            .schedule(
                watched
                    .schedule()
                    .with(Trigger.at(0), Event.set(Quantity.WEIGHT_DECAY, Course.constant(decay)))
                    .after(Trigger.always(), new AdaptiveDecay(ratio)))
        : watched.named("R-DARTS").stopping(ratio);
  }
}
