package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Drawn;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.SearchState;

/**
 * Measures the largest eigenvalue of the Hessian of the validation loss by the architecture
 * parameters, as the number {@value #NAME} (Zela et al., ICLR 2020, arXiv 1909.09656, section 4).
 * Products are differences of gradients, {@code H v = (g(theta + r v) - g(theta - r v)) / 2r} for
 * {@code |v| = 1}: two passes each instead of one for every parameter. The minibatch is the first
 * held-out images, the same in every epoch. Parameters and running statistics are as before
 * afterwards, bit for bit.
 *
 * <p>The released code differentiates the gradient with the decay of the parameters, which adds
 * {@code 1e-3} to every eigenvalue; this is the loss's own.
 *
 * @param method how often the Hessian is multiplied with
 * @param radius r, how far parameters are moved; more than 0, 0.01 by default
 */
public record HessianEigenvalue(LargestEigenvalue method, double radius) implements Event {
  /** The number's name. */
  public static final String NAME = "lambda_max";

  /** Checks. */
  public HessianEigenvalue {
    if (!(radius > 0)) {
      throw new IllegalArgumentException(
          "hessianEigenvalue(" + radius + "): a radius is more than 0.");
    }
  }

  /** At most 20 products, or until the third digit stays; gradients are in single precision. */
  public HessianEigenvalue() {
    this(new LargestEigenvalue(20, 1e-3), 0.01);
  }

  @Override
  public void happen(SearchState state, Moment moment) {
    ArchitectureParameters original = state.parameters().copy();
    int size = original.choices().stream().mapToInt(choice -> choice.size()).sum();
    Minibatch held = held(state);
    try (var statistics = state.supernet().statistics().copy()) {
      try {
        state.number(NAME, method.of(v -> product(state, original, held, v), size));
      } finally {
        original.labels().forEach(label -> state.parameters().set(label, original.get(label)));
        state.supernet().statistics().set(statistics);
      }
    }
  }

  private static Minibatch held(SearchState state) {
    int count = Math.min(state.search().batchSize(), state.supernet().examples(Part.VALIDATION));
    return new Minibatch(Part.VALIDATION, IntStream.range(0, count).boxed().toList(), 0);
  }

  private double[] product(
      SearchState state, ArchitectureParameters original, Minibatch held, double[] direction) {
    double[] ahead = gradient(state, original, held, direction, radius);
    double[] behind = gradient(state, original, held, direction, -radius);
    return IntStream.range(0, ahead.length)
        .mapToDouble(i -> (ahead[i] - behind[i]) / (2 * radius))
        .toArray();
  }

  private static double[] gradient(
      SearchState state,
      ArchitectureParameters original,
      Minibatch held,
      double[] direction,
      double distance) {
    Map<String, double[]> moves = new LinkedHashMap<>();
    int from = 0;
    for (var choice : original.choices()) {
      int to = from + choice.size();
      moves.put(choice.label(), java.util.Arrays.copyOfRange(direction, from, to));
      from = to;
    }
    moves.forEach(
        (label, by) -> {
          state.parameters().set(label, original.get(label));
          state.parameters().add(label, distance, by);
        });
    Drawn drawn = state.draw();
    double loss = state.supernet().gradients(drawn.mixing(), held, By.MIXTURES);
    Map<String, double[]> gradient = drawn.gradient(Drawn.Objective.plain(loss));
    return moves.keySet().stream()
        .flatMapToDouble(label -> java.util.Arrays.stream(gradient.get(label)))
        .toArray();
  }

  @Override
  public String toString() {
    return "hessianEigenvalue(" + method + ", " + radius + ")";
  }
}
