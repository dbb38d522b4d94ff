package org.espalier.stdlib.strategy.relaxed;

/**
 * Stochastic gradient descent with momentum, as PyTorch's. With gradient g, weight w, velocity v
 * and step size r, {@link Quantity#WEIGHT_RATE}:
 *
 * <pre>
 *   g' = min(1, clip / |g|) g + decay w
 *   v  = momentum v + g'
 *   w  = w - r (g' + momentum v)    with nesterov
 *   w  = w - r v                    without
 * </pre>
 *
 * <p>Arrays that did not run have no gradient; they and their velocities stay, without decay.
 *
 * @param momentum in [0, 1). DARTS: 0.9
 * @param nesterov whether the step looks ahead
 * @param decay pulls all weights to zero; at least 0. DARTS: 3e-4. A schedule may set another,
 *     {@link Quantity#WEIGHT_DECAY}
 * @param clip the greatest norm of all gradients together; infinite for none. DARTS: 5
 * @param clipsAhead whether {@link #lookAhead} shortens gradients too, as DARTS does for recurrent
 *     cells only
 */
public record Descent(
    double momentum, boolean nesterov, double decay, double clip, boolean clipsAhead)
    implements WeightStep {
  /** Checks. */
  public Descent {
    if (!(momentum >= 0 && momentum < 1 && decay >= 0 && clip > 0)) {
      throw new IllegalArgumentException(
          "descent(momentum "
              + momentum
              + ", decay "
              + decay
              + ", clip "
              + clip
              + "): a momentum is in [0, 1), a decay at least 0, a clip more than 0.");
    }
  }

  /** Shortens no gradient when it looks ahead. */
  public Descent(double momentum, boolean nesterov, double decay, double clip) {
    this(momentum, nesterov, decay, clip, /* clipsAhead= */ false);
  }

  /**
   * No momentum, decay 5e-7, gradients shortened to 0.25, ahead as well: as DARTS searches
   * recurrent cells.
   */
  public static Descent dartsRecurrent() {
    return new Descent(0, false, 5e-7, 0.25, /* clipsAhead= */ true);
  }

  /** Momentum 0.9, decay 3e-4, gradients shortened to 5, as DARTS searches. */
  public static Descent darts() {
    return new Descent(0.9, false, 3e-4, 5);
  }

  @Override
  public Pass step(SearchState state, Minibatch training, By by) {
    Supernet supernet = state.supernet();
    Drawn drawn = state.draw();
    double loss = supernet.gradients(drawn.mixing(by), training, by);
    WeightVector gradient = supernet.gradient();
    double norm = gradient.norm();
    if (Double.isFinite(loss)) {
      move(state, gradient, shortening(norm));
    }
    return new Pass(drawn, loss, norm);
  }

  private double shortening(double norm) {
    return norm > clip ? clip / norm : 1;
  }

  private void move(SearchState state, WeightVector gradient, double scale) {
    double rate = state.number(Quantity.WEIGHT_RATE);
    WeightVector weights = state.supernet().weights().over(gradient.names());
    WeightVector velocity = state.velocity().over(gradient.names());
    double pull = state.number(Quantity.WEIGHT_DECAY, Course.constant(decay));
    velocity.mix(momentum, scale, gradient);
    if (pull != 0) {
      velocity.add(pull, weights);
    }
    if (nesterov) {
      weights.mix(1 - rate * pull, -rate * scale, gradient);
      weights.add(-rate * momentum, velocity);
    } else {
      weights.add(-rate, velocity);
    }
  }

  @Override
  public boolean foreseeable() {
    return true;
  }

  /**
   * {@code w' = w - r (momentum v + s g + decay w)}, whether nesterov or not, as the released code
   * of DARTS has it; {@code s} is 1, or what the gradient is shortened by.
   *
   * @return {@code r s}, by which the weights move along the gradient
   */
  @Override
  public double lookAhead(SearchState state) {
    double rate = state.number(Quantity.WEIGHT_RATE);
    WeightVector gradient = state.supernet().gradient();
    WeightVector weights = state.supernet().weights().over(gradient.names());
    double pull = state.number(Quantity.WEIGHT_DECAY, Course.constant(decay));
    double scale = clipsAhead ? shortening(gradient.norm()) : 1;
    weights.mix(1 - rate * pull, -rate * scale, gradient);
    if (momentum != 0) {
      weights.add(-rate * momentum, state.velocity());
    }
    return rate * scale;
  }

  @Override
  public String toString() {
    String ahead = clipsAhead ? " ahead as well" : "";
    return "descent(momentum " + momentum + ", decay " + decay + ", clip " + clip + ahead + ")";
  }
}
