package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * Adam (Kingma and Ba, ICLR 2015, arXiv 1412.6980, algorithm 1) with decay as a part of the
 * gradient, as PyTorch's: {@code g' = g + decay theta}; epsilon is 1e-8. In doubles.
 *
 * @param first how much is kept of the mean gradient, in [0, 1). DARTS: 0.5
 * @param second how much of the mean square, in [0, 1). DARTS: 0.999
 * @param decay at least 0. DARTS: 1e-3
 * @param clip the greatest norm of the gradient, infinite for none
 */
public record Adam(double first, double second, double decay, double clip)
    implements ParameterStep {
  private static final double EPSILON = 1e-8;

  /** Checks. */
  public Adam {
    if (!(first >= 0 && first < 1 && second >= 0 && second < 1 && decay >= 0 && clip > 0)) {
      throw new IllegalArgumentException(
          "adam("
              + first
              + ", "
              + second
              + ", decay "
              + decay
              + ", clip "
              + clip
              + "): both betas are in [0, 1), a decay is at least 0, a clip more than 0.");
    }
  }

  /** Betas 0.5 and 0.999, decay 1e-3, no clip. */
  public static Adam darts() {
    return new Adam(0.5, 0.999, 1e-3, Double.POSITIVE_INFINITY);
  }

  /** Betas 0.9 and 0.999, decay 1e-3, no clip. */
  public static Adam dartsRecurrent() {
    return new Adam(0.9, 0.999, 1e-3, Double.POSITIVE_INFINITY);
  }

  @Override
  public void step(SearchState state, Map<String, double[]> gradient) {
    double norm = Gradients.norm(gradient);
    double scale = norm > clip ? clip / norm : 1;
    gradient.forEach((label, by) -> step(state, label, by, scale));
  }

  private void step(SearchState state, String label, double[] gradient, double scale) {
    ArchitectureParameters counts = state.memory("adam.steps");
    ArchitectureParameters means = state.memory("adam.mean");
    ArchitectureParameters squares = state.memory("adam.square");
    double[] theta = state.parameters().get(label);
    double[] count = counts.get(label);
    double[] mean = means.get(label);
    double[] square = squares.get(label);
    double rate = state.number(Quantity.ARCHITECTURE_RATE);
    move(theta, gradient, scale, rate, new Memory(count, mean, square));
    counts.set(label, count);
    means.set(label, mean);
    squares.set(label, square);
    state.parameters().set(label, theta);
  }

  /**
   * What is kept between steps, number by number; all zero at first. The arrays are the caller's
   * and change with each step.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; groups what one step changes
  public record Memory(double[] count, double[] mean, double[] square) {}

  /**
   * The formula itself: changes parameters and memory in place.
   *
   * @param scale what the gradient is multiplied by first
   */
  public void move(double[] theta, double[] gradient, double scale, double rate, Memory memory) {
    double[] count = memory.count();
    double[] mean = memory.mean();
    double[] square = memory.square();
    for (int k = 0; k < theta.length; k++) {
      double by = scale * gradient[k] + decay * theta[k];
      count[k]++;
      mean[k] = first * mean[k] + (1 - first) * by;
      square[k] = second * square[k] + (1 - second) * by * by;
      double along = mean[k] / (1 - Math.pow(first, count[k]));
      double across = Math.sqrt(square[k] / (1 - Math.pow(second, count[k])));
      theta[k] -= rate * along / (across + EPSILON);
    }
  }

  @Override
  public String toString() {
    return "adam(" + first + ", " + second + ", decay " + decay + ")";
  }
}
