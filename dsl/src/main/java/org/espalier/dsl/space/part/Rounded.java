package org.espalier.dsl.space.part;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;

/** Candidate operations at a number of bits: an operation and its bits chosen as one. */
public final class Rounded {
  private Rounded() {}

  /**
   * The same operation, in which every convolution and linear layer has so many bits, for weights
   * and inputs alike (QuantNAS: Shvetsov et al., 2022, arXiv 2208.14839, section 3). Its name gets
   * an ending such as {@code _b4}.
   *
   * @param bits 1 to 32
   */
  public static CandidateOperation withBits(CandidateOperation operation, int bits) {
    if (bits < 1 || bits > Quantized.FULL_PRECISION) {
      throw new IllegalArgumentException(
          "withBits("
              + operation
              + ", "
              + bits
              + "): a number has 1 to "
              + Quantized.FULL_PRECISION
              + " bits.");
    }
    return new CandidateOperation(
        operation.name() + "_b" + bits,
        "withBits(" + operation.word() + ", " + bits + ")",
        site -> {
          GraphBuilder rounding = site.graph().replacing(asked -> rounded(asked, bits));
          Site own = new Site(rounding, site.input(), site.channels(), site.stride());
          return operation.recipe().build(own);
        });
  }

  private static Operation rounded(Operation asked, int bits) {
    boolean matrix = asked instanceof Convolution || asked instanceof Linear;
    return matrix && bits < Quantized.FULL_PRECISION ? new Quantized(asked, bits, bits) : asked;
  }
}
