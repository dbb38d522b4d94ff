package org.espalier.dsl.operation;

import java.util.List;

/**
 * Adds to each time step of a sequence {@code (features, 1, length)} where it stands: {@code sin(t
 * / 10000^(2 i / features))} to feature {@code 2 i} and {@code cos} of the same to feature {@code 2
 * i + 1}, {@code t} from 0 (Vaswani et al., NIPS 2017, arXiv 1706.03762, §3.5).
 */
public record PositionalEncoding() implements Operation {
  /** What is added to one feature of one time step. */
  public static double at(int feature, int features, int time) {
    double angle = time / Math.pow(10_000, (feature - feature % 2) / (double) features);
    return feature % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A positional encoding").sequence();
  }

  @Override
  public String label() {
    return "positions";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.positionalEncoding(this);
  }
}
