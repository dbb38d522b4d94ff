package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;

/** Computes what {@link Summary} says, on arrays and in symbols. */
final class Summaries {
  private Summaries() {}

  static void check(Graph graph, Mode mode, List<Summary> of) {
    if (of.size() != graph.outputs().size()) {
      throw new IllegalArgumentException(
          "The graph has "
              + graph.outputs().size()
              + " output(s), but "
              + of.size()
              + " summaries were asked for; ask for one of each.");
    }
    for (int i = 0; i < of.size(); i++) {
      Node output = graph.outputs().get(i);
      boolean training = output.operation() instanceof BatchNormalization && mode == Mode.TRAINING;
      if (of.get(i) == Summary.VARIANCES && !training) {
        throw new IllegalArgumentException(
            "Variances are asked of a batch norm in training mode, but '"
                + output.name()
                + "' is "
                + output.operation().label()
                + " in "
                + mode
                + " mode.");
      }
    }
  }

  static NDArray agreement(NDArray values) {
    NDArray signs = values.gt(0).toType(values.getDataType(), false);
    NDArray rows = signs.reshape(signs.getShape().get(0), -1);
    return rows.matMul(rows.transpose());
  }

  static int agreement(SymbolText text, int values) {
    int rows = text.operation("reshape", Map.of("shape", "(0, -1)"), values);
    int positive = text.operation("_greater_scalar", Map.of("scalar", "0"), rows);
    return text.operation("dot", Map.of("transpose_b", "True"), positive, positive);
  }

  static NDArray variances(NDArray read) {
    NDArray centred = read.sub(means(read));
    NDArray means = means(centred.mul(centred));
    return means.reshape(read.getShape().get(1));
  }

  /** Of each channel, ready to be broadcast; axis by axis, since PyTorch takes one at once. */
  private static NDArray means(NDArray values) {
    NDArray means = values;
    for (int axis = 0; axis < values.getShape().dimension(); axis++) {
      means = axis == 1 ? means : means.mean(new int[] {axis}, true);
    }
    return means;
  }

  /** MXNet yields {@code 1 / sqrt(variance + epsilon)} as a norm's third output. */
  static SymbolText.Head inverseDeviations(int norm) {
    return new SymbolText.Head(norm, 2);
  }

  static int variances(SymbolText text, int norm, Node node) {
    BatchNormalization operation = (BatchNormalization) node.operation();
    int inverse = text.operation("_copy", Map.of(), inverseDeviations(norm));
    int squared = text.operation("square", Map.of(), inverse);
    int raised = text.operation("reciprocal", Map.of(), squared);
    String epsilon = Double.toString(operation.epsilon());
    int variance = text.operation("_minus_scalar", Map.of("scalar", epsilon), raised);
    return text.operation("_maximum_scalar", Map.of("scalar", "0"), variance);
  }

  /**
   * What was asked of a node, from what its symbol yields: the same but for variances, which are
   * made here of {@link #inverseDeviations}, as each operator less is a call less.
   */
  static float[] read(Summary summary, Node node, float[] yielded) {
    if (summary != Summary.VARIANCES) {
      return yielded;
    }
    float epsilon = (float) ((BatchNormalization) node.operation()).epsilon();
    float[] variances = new float[yielded.length];
    for (int i = 0; i < yielded.length; i++) {
      variances[i] = Math.max(0, 1 / (yielded[i] * yielded[i]) - epsilon);
    }
    return variances;
  }
}
