package org.espalier.dsl.operation;

import java.util.List;

/**
 * A convolution or linear layer whose matrix and input are rounded to few levels, in training and
 * evaluation, while the numbers stay floating point ("fake" quantization). At {@code b} bits
 *
 * <pre>
 * step = (max - min) / (2^b - 1)
 * Q_b(v) = min + step floor((v - min) / step + 1/2)
 * </pre>
 *
 * <p>with the least and greatest number of the whole matrix, or of each example's input by itself,
 * so that an example's output does not depend on the batch that it comes in. These are {@code 2^b}
 * evenly spaced levels, the outermost of which are hit exactly, by the step of QuantNAS (Shvetsov
 * et al., 2022, arXiv 2208.14839); 1 bit leaves the two extremes. The bias is not rounded. At 32
 * bits nothing is done at all.
 *
 * <p>Gradients go straight through, {@code dQ/dv = 1} (Bengio et al., 2013, arXiv 1308.3432), so
 * they are those of the inner operation at the rounded matrix and input. Nothing is ever clipped,
 * since the levels reach from the least to the greatest number.
 *
 * <p>Shapes, weights and multiply-adds are the inner operation's.
 *
 * @param inner a {@link Convolution} or a {@link Linear}
 * @param weightBits of each number in the matrix; 1 to 32
 * @param activationBits of each number in the input; 1 to 32
 */
public record Quantized(Operation inner, int weightBits, int activationBits) implements Operation {
  /** As many bits as numbers have anyway. */
  public static final int FULL_PRECISION = 32;

  /** Checks. */
  public Quantized {
    if (!(inner instanceof Convolution) && !(inner instanceof Linear)) {
      throw new IllegalArgumentException(
          "Only a convolution or a linear layer can be quantized, but got '"
              + inner.label()
              + "'.");
    }
    check(weightBits, "A quantized layer's weights");
    check(activationBits, "A quantized layer's activations");
  }

  private static void check(int bits, String what) {
    if (bits < 1 || bits > FULL_PRECISION) {
      throw new IllegalArgumentException(
          what + " have 1 to " + FULL_PRECISION + " bits, but got " + bits + ".");
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return inner.output(inputs);
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    return inner.weights(inputs);
  }

  @Override
  public long macs(List<Shape> inputs) {
    return inner.macs(inputs);
  }

  @Override
  public String label() {
    return inner.label() + ", " + weightBits + "/" + activationBits + " bits";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.quantized(this);
  }
}
