package org.espalier.dsl.operation;

import java.util.List;

/**
 * A function of each number by itself.
 *
 * @param kind which function
 */
public record Activation(Kind kind) implements Operation {
  /** The functions. */
  public enum Kind {
    /** {@code max(0, x)}. */
    RELU("ReLU"),
    /** {@code min(6, max(0, x))}. */
    RELU6("ReLU6"),
    /** {@code x sigmoid(x)}, also called SiLU. */
    SWISH("swish"),
    /** {@code x min(6, max(0, x + 3)) / 6}. */
    HARD_SWISH("h-swish"),
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID("sigmoid"),
    /** {@code min(6, max(0, x + 3)) / 6}. */
    HARD_SIGMOID("h-sigmoid"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /**
     * {@code x (1 + erf(x / sqrt(2))) / 2}, not its approximation (Hendrycks and Gimpel, 2016,
     * arXiv 1606.08415).
     */
    GELU("GELU"),
    /** {@code x tanh(ln(1 + exp(x)))} (Misra, BMVC 2020, arXiv 1908.08681). */
    MISH("Mish");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As papers write it. */
    public String label() {
      return label;
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "An activation");
  }

  @Override
  public String label() {
    return kind.label();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activation(this);
  }
}
