package org.espalier.dsl.operation;

import java.util.List;

/**
 * One learned vector for each token: {@code y[:, 0, t] = table[x_t]}. From tokens {@code (1, 1,
 * length)}, or a vector of {@code length} tokens, to a sequence {@code (features, 1, length)}. A
 * token is a whole number from 0 to {@code vocabulary - 1}; others are cut to a whole number and
 * moved to the nearest of these. Tokens get no gradient.
 *
 * @param vocabulary how many tokens there are; at least 1
 * @param features the extent of each vector; at least 1
 */
public record Embedding(int vocabulary, int features) implements Operation {
  /** Checks. */
  public Embedding {
    Positive.check(vocabulary, "An embedding's vocabulary");
    Positive.check(features, "An embedding's features");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape tokens = Arity.one(inputs, "An embedding");
    if (tokens.dimensions().size() != 1 && !(tokens.isSequence() && tokens.channels() == 1)) {
      throw new ShapeException(
          "An embedding needs tokens, (1, 1, length) or (length), but got " + tokens + ".");
    }
    return Shape.of(features, 1, Math.toIntExact(tokens.elements()));
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    return List.of(new Weight(Weight.Role.TABLE, Shape.of(vocabulary, features)));
  }

  @Override
  public String label() {
    return "embedding " + vocabulary + " to " + features;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.embedding(this);
  }
}
