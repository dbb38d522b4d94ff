package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.List;
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
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.jspecify.annotations.Nullable;

/** Runs one node on arrays. The first operand is never a weight, so results live with the call. */
final class PortableOperations implements Operation.Visitor<NDArray> {
  private final Setting setting;
  private final Node node;
  private final List<NDArray> reads;

  PortableOperations(Setting setting, Node node, List<NDArray> reads) {
    this.setting = setting;
    this.node = node;
    this.reads = reads;
  }

  /**
   * What a pass is for.
   *
   * @param bound where arrays come from
   * @param mode which statistics batch norms use
   * @param recorded whether gradients will be taken
   */
  record Setting(BoundGraph bound, Mode mode, boolean recorded) {}

  private NDArray weight(Weight.Role role) {
    Slot slot = setting.bound().slot(node, role);
    return setting.recorded() ? slot.value() : slot.raw();
  }

  private @Nullable NDArray bias(boolean there) {
    return there ? weight(Weight.Role.BIAS) : null;
  }

  @Override
  public NDArray activation(Activation operation) {
    NDArray x = reads.get(0);
    return switch (operation.kind()) {
      case RELU -> x.getNDArrayInternal().relu();
      case RELU6 -> x.clip(0, 6);
      case SIGMOID -> x.getNDArrayInternal().sigmoid();
      case TANH -> x.tanh();
      case HARD_SIGMOID -> hardSigmoid(x);
      case SWISH -> x.mul(x.getNDArrayInternal().sigmoid());
      case HARD_SWISH -> x.mul(hardSigmoid(x));
    };
  }

  private static NDArray hardSigmoid(NDArray x) {
    return x.add(3).clip(0, 6).div(6);
  }

  @Override
  public NDArray addition(Addition operation) {
    NDArray sum = reads.get(0);
    for (NDArray term : reads.subList(1, reads.size())) {
      sum = sum.add(term);
    }
    return sum;
  }

  @Override
  public NDArray batchNormalization(BatchNormalization operation) {
    NDArray x = reads.get(0);
    Shape channels = new Shape(node.shape().channels());
    boolean affine = operation.affine();
    NDArray gamma =
        affine ? weight(Weight.Role.GAMMA) : x.getManager().ones(channels, x.getDataType());
    NDArray beta =
        affine ? weight(Weight.Role.BETA) : x.getManager().zeros(channels, x.getDataType());
    return new RunningStatistics(setting, node, operation).normalize(x, gamma, beta);
  }

  @Override
  public NDArray concatenation(Concatenation operation) {
    return NDArrays.concat(new NDList(reads), 1);
  }

  @Override
  public NDArray convolution(Convolution operation) {
    Window window = operation.window();
    return Conv2d.conv2d(
            reads.get(0),
            weight(Weight.Role.WEIGHT),
            bias(operation.bias()),
            stride(window),
            padding(window),
            new Shape(window.dilation(), window.dilation()),
            operation.groups())
        .singletonOrThrow();
  }

  @Override
  public NDArray globalAveragePooling(GlobalAveragePooling operation) {
    return reads.get(0).mean(new int[] {3}, true).mean(new int[] {2}, true);
  }

  @Override
  public NDArray identity(Identity operation) {
    return reads.get(0);
  }

  @Override
  public NDArray input(Input operation) {
    throw new IllegalStateException("Inputs are fed before all other nodes.");
  }

  @Override
  public NDArray linear(Linear operation) {
    NDArray x = reads.get(0);
    NDArray flat = x.getShape().dimension() == 2 ? x : x.reshape(x.getShape().get(0), -1);
    return ai.djl.nn.core.Linear.linear(flat, weight(Weight.Role.WEIGHT), bias(operation.bias()))
        .singletonOrThrow();
  }

  @Override
  public NDArray multiplication(Multiplication operation) {
    return reads.get(0).mul(reads.get(1));
  }

  @Override
  public NDArray pooling(Pooling operation) {
    return operation.kind() == Pooling.Kind.MAXIMUM
        ? Pool.maxPool2d(
            reads.get(0),
            kernel(operation.window()),
            stride(operation.window()),
            padding(operation.window()),
            false)
        : mean(operation.window(), operation.countPadding());
  }

  /** DJL's PyTorch counts padding whatever it is told, so there the share that is real divides. */
  private NDArray mean(Window window, boolean countPadding) {
    NDArray x = reads.get(0);
    if (countPadding || setting.bound().store().choice().engine() == EngineKind.MXNET) {
      return mean(x, window, countPadding);
    }
    Shape place = new Shape(1, 1, x.getShape().get(2), x.getShape().get(3));
    NDArray ones = x.getManager().ones(place, x.getDataType());
    return mean(x, window, true).div(mean(ones, window, true));
  }

  private static NDArray mean(NDArray x, Window window, boolean countPadding) {
    return Pool.avgPool2d(x, kernel(window), stride(window), padding(window), false, countPadding);
  }

  private static Shape kernel(Window window) {
    return new Shape(window.kernelHeight(), window.kernelWidth());
  }

  private static Shape stride(Window window) {
    return new Shape(window.stride(), window.stride());
  }

  private static Shape padding(Window window) {
    return new Shape(window.padHeight(), window.padWidth());
  }

  @Override
  public NDArray zero(Zero operation) {
    throw new IllegalStateException("Zeros are made by shape, before they come here.");
  }
}
