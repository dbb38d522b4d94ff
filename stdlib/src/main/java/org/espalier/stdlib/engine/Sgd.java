package org.espalier.stdlib.engine;

/**
 * Stochastic gradient descent with momentum, in the form of Sutskever et al. (ICML 2013) that
 * PyTorch uses. With gradient g, weight w, velocity v and learning rate r of a step:
 *
 * <pre>
 *   g' = g + decay w
 *   v  = momentum v + g'
 *   w  = w - r (g' + momentum v)    with nesterov
 *   w  = w - r v                    without
 * </pre>
 *
 * @param momentum in [0, 1)
 * @param nesterov whether the step looks ahead
 * @param decay pulls weights to zero; at least 0
 * @param decayAll whether biases, gammas, betas and embeddings decay too; else only matrices do
 * @param clip the greatest norm of all gradients together, longer ones are shortened to it;
 *     infinite for none
 */
public record Sgd(double momentum, boolean nesterov, double decay, boolean decayAll, double clip) {
  /** Checks. */
  public Sgd {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("A momentum must be in [0, 1), but got " + momentum + ".");
    }
    if (!(decay >= 0)) {
      throw new IllegalArgumentException(
          "A weight decay must be at least 0, but got " + decay + ".");
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException(
          "A gradient clip must be more than 0 (infinite for none), but got " + clip + ".");
    }
  }

  /** Momentum 0.9, Nesterov, decay 3e-4 on matrices only, no clip. */
  public static Sgd standard() {
    return new Sgd(0.9, true, 3e-4, false, Double.POSITIVE_INFINITY);
  }
}
