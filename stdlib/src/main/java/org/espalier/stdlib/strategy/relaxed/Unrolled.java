package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * The gradient of the validation loss after one virtual weight step (DARTS, ICLR 2019, arXiv
 * 1806.09055, equations 6 to 8). With step size xi, momentum m, velocity v and decay d of the
 * weight step:
 *
 * <pre>
 *   w' = w - xi (m v + grad_w L_tr(w, theta) + d w)
 *   u  = grad_w' L_va(w', theta)
 *   h  = (grad_theta L_tr(w + eps u, theta) - grad_theta L_tr(w - eps u, theta)) / (2 eps)
 *   g  = grad_theta L_va(w', theta) - xi h,        eps = 0.01 / |u|
 * </pre>
 *
 * <p>One draw serves all four passes. Weights and running statistics are put back from copies, bit
 * for bit. Whether the virtual step shortens gradients is the weight step's business; if it does,
 * xi is that much smaller.
 *
 * @param step how the parameters move
 * @param radius how far the weights are moved for the difference, {@code eps |u|}; DARTS: 0.01
 */
public record Unrolled(ParameterStep step, double radius) implements ArchitectureStep {
  /** Checks. */
  public Unrolled {
    if (!(radius > 0)) {
      throw new IllegalArgumentException("unrolled(" + radius + "): a radius is more than 0.");
    }
  }

  /** With DARTS' radius. */
  public Unrolled(ParameterStep step) {
    this(step, 0.01);
  }

  @Override
  public Level level() {
    return Level.BILEVEL;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    Supernet supernet = state.supernet();
    Drawn drawn = state.draw();
    try (WeightVector weights = supernet.weights().copy();
        WeightVector statistics = supernet.statistics().copy()) {
      Outcome outcome;
      try {
        outcome = step(state, drawn, occasion, weights);
      } finally {
        supernet.weights().set(weights);
        supernet.statistics().set(statistics);
      }
      return outcome;
    }
  }

  private Outcome step(SearchState state, Drawn drawn, Occasion occasion, WeightVector original) {
    Supernet supernet = state.supernet();
    supernet.gradients(drawn.mixing(), occasion.training(), By.WEIGHTS);
    double xi = state.search().weightStep().lookAhead(state);
    double loss = supernet.gradients(drawn.mixing(), occasion.held(), By.BOTH);
    Drawn.Objective objective = drawn.objective(loss);
    Map<String, double[]> direct = drawn.gradient(objective);
    try (WeightVector u = supernet.gradient().copy()) {
      supernet.weights().set(original);
      double norm = u.norm();
      double epsilon = norm > 0 ? radius / norm : 0;
      Map<String, double[]> gradient = direct;
      if (epsilon > 0 && xi > 0) {
        Map<String, double[]> ahead = at(state, drawn, occasion, original, u, epsilon);
        Map<String, double[]> behind = at(state, drawn, occasion, original, u, -epsilon);
        double factor = -xi * objective.slope() / (2 * epsilon);
        gradient = Gradients.sum(Gradients.sum(direct, factor, ahead), -factor, behind);
      }
      if (Double.isFinite(objective.value())) {
        step.step(state, gradient);
      }
      return outcome(loss, objective, direct, gradient, norm, epsilon);
    }
  }

  /** {@code grad_theta L_tr(w + distance u, theta)}. */
  private static Map<String, double[]> at(
      SearchState state,
      Drawn drawn,
      Occasion occasion,
      WeightVector original,
      WeightVector u,
      double distance) {
    Supernet supernet = state.supernet();
    supernet.weights().set(original);
    supernet.weights().over(u.names()).add(distance, u);
    double loss = supernet.gradients(drawn.mixing(), occasion.training(), By.MIXTURES);
    return drawn.gradient(Drawn.Objective.plain(loss));
  }

  private static Outcome outcome(
      double loss,
      Drawn.Objective objective,
      Map<String, double[]> direct,
      Map<String, double[]> gradient,
      double norm,
      double epsilon) {
    double length = Gradients.norm(gradient);
    double cosine = Gradients.dot(direct, gradient) / (Gradients.norm(direct) * length);
    return new Outcome(
        loss,
        objective.terms(),
        length,
        Map.of("unrolled.u", norm, "unrolled.eps", epsilon, "unrolled.cosine", cosine));
  }

  @Override
  public String toString() {
    return "unrolled(" + step + ", " + radius + ")";
  }
}
