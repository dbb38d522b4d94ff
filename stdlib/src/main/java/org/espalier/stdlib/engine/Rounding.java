package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.operation.Quantized;

/**
 * Numbers onto few levels, as {@link Quantized} says, both on arrays and in symbols. What comes out
 * is {@code constant(Q(v)) + (v - constant(v))}: exactly on its level, with the gradient of {@code
 * v}.
 */
final class Rounding {
  /** Less than any step that matters; where all numbers are equal, it stands in for a step of 0. */
  private static final double LEAST = 1e-30;

  private final int bits;

  Rounding(int bits) {
    this.bits = bits;
  }

  private boolean isExact() {
    return bits == Quantized.FULL_PRECISION;
  }

  private double steps() {
    return Math.pow(2, bits) - 1;
  }

  /** A whole matrix, which lives with its store; what is made of it lives with the call. */
  NDArray of(NDArray matrix, NDManager call) {
    return isExact() ? matrix : of(call.ones(new Shape(1), matrix.getDataType()).mul(matrix), 0);
  }

  /**
   * An array that lives with the call.
   *
   * @param from the first axis along which the least and greatest number are sought
   */
  NDArray of(NDArray v, int from) {
    if (isExact()) {
      return v;
    }
    NDArray values = v.stopGradient();
    values.attach(v.getManager());
    Shape shape = v.getShape();
    long examples = from == 0 ? 1 : shape.get(0);
    NDArray rows = values.reshape(examples, -1);
    NDArray least = rows.min(new int[] {1}, true);
    NDArray step = rows.max(new int[] {1}, true).sub(least).div(steps()).maximum(LEAST);
    NDArray rounded = rows.sub(least).div(step).add(0.5).floor().mul(step).add(least);
    return rounded.reshape(shape).add(v.sub(values));
  }

  /** In a symbol; likewise. */
  int in(SymbolText text, int v, int from, int rank) {
    if (isExact()) {
      return v;
    }
    int values = text.operation("BlockGrad", Map.of(), v);
    Map<String, String> axes =
        Map.of(
            "axis",
            SymbolLowering.tuple(IntStream.range(from, rank).boxed().collect(Collectors.toList())),
            "keepdims",
            "True");
    int least = text.operation("min", axes, values);
    int range =
        text.operation("broadcast_sub", Map.of(), text.operation("max", axes, values), least);
    int raw = text.operation("_div_scalar", scalar(steps()), range);
    int step = text.operation("_maximum_scalar", scalar(LEAST), raw);
    int above = text.operation("broadcast_sub", Map.of(), values, least);
    int place = text.operation("broadcast_div", Map.of(), above, step);
    int level =
        text.operation("floor", Map.of(), text.operation("_plus_scalar", scalar(0.5), place));
    int spread = text.operation("broadcast_mul", Map.of(), level, step);
    int rounded = text.operation("broadcast_add", Map.of(), spread, least);
    int through = text.operation("elemwise_sub", Map.of(), v, values);
    return text.operation("elemwise_add", Map.of(), rounded, through);
  }

  private static Map<String, String> scalar(double value) {
    return Map.of("scalar", Double.toString(value));
  }
}
