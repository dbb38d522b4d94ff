package org.espalier.dsl.space.stage;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Fixed;

/**
 * How many bits the numbers of each convolution have, 1 to 32; 32 is full precision.
 *
 * @param weights of its matrix
 * @param activations of its input
 */
public record Bits(Amount weights, Amount activations) {
  /** As many as numbers have anyway. */
  public static final Bits FULL =
      new Bits(Amount.of(Quantized.FULL_PRECISION), Amount.of(Quantized.FULL_PRECISION));

  /** Checks. */
  public Bits {
    check("weightBits", weights);
    check("activationBits", activations);
  }

  private static void check(String word, Amount bits) {
    bits.requireWhole(word, 1);
    for (double number : bits.values().values()) {
      if (number > Quantized.FULL_PRECISION) {
        throw new IllegalArgumentException(
            word
                + "("
                + bits.list()
                + "): a number has at most 32 bits, but got "
                + (int) number
                + ".");
      }
    }
  }

  List<Decision> decisions(String at) {
    return Stream.concat(
            weights.decisions(at + "/weight-bits").stream(),
            activations.decisions(at + "/activation-bits").stream())
        .toList();
  }

  /** The end of a block's name, such as {@code _b8} or {@code _b2x4}; empty at full precision. */
  String name() {
    boolean alike = weights.equals(activations);
    return equals(FULL) ? "" : "_b" + weights.text() + (alike ? "" : "x" + activations.text());
  }

  /** As typed behind a stage. */
  @Override
  public String toString() {
    return "bits(" + text("weightBits", weights) + ", " + text("activationBits", activations) + ")";
  }

  private static String text(String word, Amount bits) {
    boolean numbers = bits instanceof Fixed || !bits.list().equals(bits.text());
    return numbers ? word + "(" + bits.list() + ")" : bits.text();
  }
}
