package org.espalier.dsl.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head scaled dot-product attention (Vaswani et al., NIPS 2017, arXiv 1706.03762, §3.2):
 *
 * <pre>
 * Q = W_q x + b_q    K = W_k m + b_k    V = W_v m + b_v
 * head_h = softmax(Q_h' K_h / sqrt(features / heads)) V_h
 * y = W_o [head_1; ...; head_heads] + b_o
 * </pre>
 *
 * <p>Its inputs are the queries {@code x}, a sequence {@code (features, 1, length)}, and the memory
 * {@code m}, a sequence {@code (memory features, 1, memory length)}; with one input it attends to
 * itself, {@code m = x}. The output has the queries' shape. Head {@code h} owns the features {@code
 * h features / heads} up to the next head's, as in PyTorch. No mask, no dropout.
 *
 * <p>Multiply-adds: the four projections, and {@code 2 length memory length features} for the
 * products of queries and keys and of shares and values.
 *
 * @param heads how many parts attend by themselves; divides the features
 */
public record Attention(int heads) implements Operation {
  /** Checks. */
  public Attention {
    Positive.check(heads, "An attention's heads");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() != 1 && inputs.size() != 2) {
      throw new ShapeException(
          "An attention takes its queries and perhaps a memory, but got " + inputs + ".");
    }
    Shape queries = inputs.get(0).sequence();
    memory(inputs).sequence();
    if (queries.channels() % heads != 0) {
      throw new ShapeException(
          "An attention of "
              + (heads + " heads needs features that are a multiple of " + heads + ", but got ")
              + (queries + "."));
    }
    return queries;
  }

  private static Shape memory(List<Shape> inputs) {
    return inputs.get(inputs.size() - 1);
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    int features = inputs.get(0).channels();
    Shape square = Shape.of(features, features);
    Shape fromMemory = Shape.of(features, memory(inputs).channels());
    List<Weight> weights = new ArrayList<>();
    weights.add(new Weight(Weight.Role.QUERY_WEIGHT, square));
    weights.add(new Weight(Weight.Role.KEY_WEIGHT, fromMemory));
    weights.add(new Weight(Weight.Role.VALUE_WEIGHT, fromMemory));
    weights.add(new Weight(Weight.Role.OUTPUT_WEIGHT, square));
    weights.add(new Weight(Weight.Role.QUERY_BIAS, Shape.of(features)));
    weights.add(new Weight(Weight.Role.KEY_BIAS, Shape.of(features)));
    weights.add(new Weight(Weight.Role.VALUE_BIAS, Shape.of(features)));
    weights.add(new Weight(Weight.Role.OUTPUT_BIAS, Shape.of(features)));
    return weights;
  }

  @Override
  public long macs(List<Shape> inputs) {
    long features = inputs.get(0).channels();
    long length = inputs.get(0).width();
    long memoryLength = memory(inputs).width();
    long own = 2 * length * features * features;
    long memory = 2 * memoryLength * features * memory(inputs).channels();
    return Math.addExact(own + memory, 2 * length * memoryLength * features);
  }

  @Override
  public String label() {
    return "attention, " + heads + (heads == 1 ? " head" : " heads");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.attention(this);
  }
}
