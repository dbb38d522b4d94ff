package org.espalier.dsl.operation;

import java.util.List;

/**
 * The weights of a relaxed choice, {@code K} numbers that are the same for every example: an array
 * of its own, which a strategy sets before a pass and whose gradient it reads after. It is no
 * parameter of the network: it does not count, and no weight step moves it. What the numbers are (a
 * softmax of architecture parameters, a sample, one path) is the strategy's business.
 *
 * @param options what is chosen from, by name, in the order of the weights; at least one
 */
public record MixingWeights(List<String> options) implements Operation {
  /** Checks. */
  public MixingWeights {
    options = List.copyOf(options);
    Positive.check(options.size(), "The number of mixing weights");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Arity.exactly(0, inputs, "A vector of mixing weights");
    return Shape.of(options.size());
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    return List.of(new Weight(Weight.Role.MIXTURE, Shape.of(options.size())));
  }

  @Override
  public String label() {
    return "mixing weights of " + String.join(", ", options);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.mixingWeights(this);
  }
}
