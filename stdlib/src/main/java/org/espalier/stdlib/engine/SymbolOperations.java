package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.Zero;

/** Lowers one node, given the places of what it reads; yields the place of its output. */
final class SymbolOperations implements Operation.Visitor<Integer> {
  private final SymbolLowering lowering;
  private final SymbolText text;
  private final Node node;
  private final int[] reads;

  SymbolOperations(SymbolLowering lowering, Node node, int[] reads) {
    this.lowering = lowering;
    this.text = lowering.text();
    this.node = node;
    this.reads = reads;
  }

  @Override
  public Integer activation(Activation operation) {
    int x = reads[0];
    return switch (operation.kind()) {
      case RELU -> text.operation("Activation", Map.of("act_type", "relu"), x);
      case RELU6 -> text.operation("clip", Map.of("a_min", "0", "a_max", "6"), x);
      case SIGMOID -> sigmoid(x);
      case TANH -> text.operation("Activation", Map.of("act_type", "tanh"), x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case SWISH -> text.operation("elemwise_mul", Map.of(), x, sigmoid(x));
      case HARD_SWISH -> text.operation("elemwise_mul", Map.of(), x, hardSigmoid(x));
    };
  }

  private int sigmoid(int x) {
    return text.operation("Activation", Map.of("act_type", "sigmoid"), x);
  }

  private int hardSigmoid(int x) {
    int raised = text.operation("_plus_scalar", Map.of("scalar", "3"), x);
    int clipped = text.operation("clip", Map.of("a_min", "0", "a_max", "6"), raised);
    return text.operation("_div_scalar", Map.of("scalar", "6"), clipped);
  }

  /** Many terms in one operator. */
  @Override
  public Integer addition(Addition operation) {
    return switch (reads.length) {
      case 1 -> reads[0];
      case 2 -> text.operation("elemwise_add", Map.of(), reads);
      default -> text.operation("add_n", Map.of("num_args", Integer.toString(reads.length)), reads);
    };
  }

  @Override
  public Integer batchNormalization(BatchNormalization operation) {
    int channels = node.shape().channels();
    boolean affine = operation.affine();
    Map<String, String> attributes =
        Map.of(
            "eps",
            Double.toString(operation.epsilon()),
            "momentum",
            Double.toString(operation.momentum()),
            "use_global_stats",
            lowering.fixedStatistics() ? "True" : "False",
            "fix_gamma",
            "False");
    return text.operation(
        "BatchNorm",
        attributes,
        reads[0],
        affine ? lowering.weight(node, Weight.Role.GAMMA) : filled(channels, 1),
        affine ? lowering.weight(node, Weight.Role.BETA) : filled(channels, 0),
        lowering.weight(node, Weight.Role.MOVING_MEAN),
        lowering.weight(node, Weight.Role.MOVING_VARIANCE));
  }

  private int filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return lowering.constant(List.of(count), values);
  }

  @Override
  public Integer concatenation(Concatenation operation) {
    return text.operation(
        "Concat", Map.of("dim", "1", "num_args", Integer.toString(reads.length)), reads);
  }

  @Override
  public Integer convolution(Convolution operation) {
    Map<String, String> attributes = SymbolLowering.window(operation.window());
    attributes.put("num_filter", Integer.toString(operation.filters()));
    attributes.put("num_group", Integer.toString(operation.groups()));
    return matrix("Convolution", attributes, operation.bias());
  }

  @Override
  public Integer linear(Linear operation) {
    Map<String, String> attributes = new java.util.TreeMap<>();
    attributes.put("num_hidden", Integer.toString(operation.units()));
    attributes.put("flatten", "True");
    return matrix("FullyConnected", attributes, operation.bias());
  }

  private int matrix(String operator, Map<String, String> attributes, boolean bias) {
    attributes.put("no_bias", bias ? "False" : "True");
    int weight = lowering.weight(node, Weight.Role.WEIGHT);
    return bias
        ? text.operation(
            operator, attributes, reads[0], weight, lowering.weight(node, Weight.Role.BIAS))
        : text.operation(operator, attributes, reads[0], weight);
  }

  @Override
  public Integer globalAveragePooling(GlobalAveragePooling operation) {
    return text.operation("mean", Map.of("axis", "(2, 3)", "keepdims", "True"), reads[0]);
  }

  @Override
  public Integer identity(Identity operation) {
    return reads[0];
  }

  @Override
  public Integer input(Input operation) {
    throw new IllegalStateException("Inputs are lowered before all other nodes.");
  }

  @Override
  public Integer multiplication(Multiplication operation) {
    boolean equal = lowering.shapeOf(node.inputs().get(1)).equals(node.shape());
    return text.operation(equal ? "elemwise_mul" : "broadcast_mul", Map.of(), reads);
  }

  @Override
  public Integer pooling(Pooling operation) {
    return new PoolingLowering(lowering).lower(operation, node, reads[0]);
  }

  @Override
  public Integer zero(Zero operation) {
    throw new IllegalStateException("Zeros are lowered by shape, before they come here.");
  }
}
