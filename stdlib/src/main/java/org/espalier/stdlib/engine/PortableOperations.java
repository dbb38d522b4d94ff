package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.GatedSum;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;
import org.jspecify.annotations.Nullable;

/** Runs one node on arrays. The first operand is never a weight, so results live with the call. */
final class PortableOperations implements Operation.Visitor<NDArray> {
  private final Setting setting;
  private final Node node;
  private final List<NDArray> reads;
  private final Rounding matrices;

  /**
   * A treatment of one node.
   *
   * @param reads what it reads; zeros of its shape, if it reads nothing
   */
  PortableOperations(Setting setting, Node node, List<NDArray> reads) {
    this(setting, node, reads, new Rounding(Quantized.FULL_PRECISION));
  }

  private PortableOperations(Setting setting, Node node, List<NDArray> reads, Rounding matrices) {
    this.setting = setting;
    this.node = node;
    this.reads = reads;
    this.matrices = matrices;
  }

  /**
   * What a pass is for.
   *
   * @param bound where arrays come from
   * @param mode which statistics batch norms use
   * @param of what gradients will be taken by; null for none
   * @param variances filled with what batch norms of these indices find, where the engine says it
   */
  record Setting(
      BoundGraph bound,
      Mode mode,
      @Nullable GradientsOf of,
      Map<Integer, Optional<NDArray>> variances) {
    boolean recorded() {
      return of != null;
    }

    NDArray array(Slot slot) {
      return of != null && of.covers(slot.weight().role()) ? slot.value() : slot.raw();
    }
  }

  private NDArray weight(Weight.Role role) {
    return setting.array(setting.bound().slot(node, role));
  }

  /** The matrix of a convolution or linear layer, perhaps rounded. */
  private NDArray matrix() {
    return matrices.of(weight(Weight.Role.WEIGHT), reads.get(0).getManager());
  }

  private PortableSequences.Projection projection(Weight.Role weight, Weight.Role bias) {
    return new PortableSequences.Projection(weight(weight), weight(bias));
  }

  /** One number per feature, ready to be broadcast; it lives with the call. */
  private static NDArray perFeature(NDArray x, NDArray weight) {
    long[] extents = new long[x.getShape().dimension()];
    Arrays.fill(extents, 1);
    extents[1] = x.getShape().get(1);
    NDArray shaped = weight.reshape(extents);
    shaped.attach(x.getManager());
    return shaped;
  }

  private EngineKind engine() {
    return setting.bound().store().choice().engine();
  }

  private Precision precision() {
    return setting.bound().store().precision();
  }

  private org.espalier.dsl.operation.Shape inputShape() {
    return setting.bound().graph().node(node.inputs().get(0)).shape();
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
      case GELU -> x.getNDArrayInternal().gelu();
      case MISH -> x.mul(x.getNDArrayInternal().softPlus().tanh());
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
    return PortableImages.join(reads, 1);
  }

  @Override
  public NDArray convolution(Convolution operation) {
    return PortableWindows.convolve(reads.get(0), operation, matrix(), bias(operation.bias()));
  }

  @Override
  public NDArray attention(Attention operation) {
    NDArray queries = reads.get(0);
    NDArray memory = reads.get(reads.size() - 1);
    return PortableSequences.attention(
        queries,
        memory,
        operation.heads(),
        new PortableSequences.Projections(
            projection(Weight.Role.QUERY_WEIGHT, Weight.Role.QUERY_BIAS),
            projection(Weight.Role.KEY_WEIGHT, Weight.Role.KEY_BIAS),
            projection(Weight.Role.VALUE_WEIGHT, Weight.Role.VALUE_BIAS),
            projection(Weight.Role.OUTPUT_WEIGHT, Weight.Role.OUTPUT_BIAS)));
  }

  @Override
  public NDArray channelShuffle(ChannelShuffle operation) {
    return PortableImages.shuffle(reads.get(0), operation);
  }

  @Override
  public NDArray channelSlice(ChannelSlice operation) {
    return PortableImages.slice(reads.get(0), operation);
  }

  @Override
  public NDArray crop(Crop operation) {
    return PortableImages.crop(reads.get(0), operation);
  }

  @Override
  public NDArray embedding(Embedding operation) {
    return PortableSequences.embed(reads.get(0), operation, weight(Weight.Role.TABLE), engine());
  }

  @Override
  public NDArray gatedRecurrentUnit(GatedRecurrentUnit operation) {
    NDList weights =
        new NDList(
            weight(Weight.Role.INPUT_WEIGHT),
            weight(Weight.Role.STATE_WEIGHT),
            weight(Weight.Role.INPUT_BIAS),
            weight(Weight.Role.STATE_BIAS));
    boolean training = setting.recorded() || setting.mode() == Mode.TRAINING;
    return PortableSequences.recur(reads.get(0), operation.units(), weights, training);
  }

  @Override
  public NDArray gatedSum(GatedSum operation) {
    NDArray numbers = weight(Weight.Role.GATE).reshape(1, reads.size());
    numbers.attach(reads.get(0).getManager());
    NDArray gates = numbers.getNDArrayInternal().sigmoid();
    NDArray sum = reads.get(0).mul(share(gates, 0, reads.get(0)));
    for (int i = 1; i < reads.size(); i++) {
      sum = sum.add(reads.get(i).mul(share(gates, i, reads.get(i))));
    }
    return sum;
  }

  @Override
  public NDArray globalPooling(GlobalPooling operation) {
    return PortableWindows.pool(reads.get(0), operation);
  }

  @Override
  public NDArray layerNormalization(LayerNormalization operation) {
    NDArray x = reads.get(0);
    NDArray centred = x.sub(x.mean(new int[] {1}, true));
    NDArray variance = centred.mul(centred).mean(new int[] {1}, true);
    return centred
        .div(variance.add(operation.epsilon()).sqrt())
        .mul(perFeature(x, weight(Weight.Role.GAMMA)))
        .add(perFeature(x, weight(Weight.Role.BETA)));
  }

  @Override
  public NDArray noise(Noise operation) {
    int count = (int) reads.get(0).getShape().get(0);
    return setting.bound().noise(node, count, reads.get(0).getManager());
  }

  @Override
  public NDArray padding(Padding operation) {
    return PortableImages.pad(reads.get(0), operation.margin(inputShape()), 0);
  }

  @Override
  public NDArray pixelShuffle(PixelShuffle operation) {
    return PortableImages.layOut(reads.get(0), operation);
  }

  @Override
  public NDArray positionalEncoding(PositionalEncoding operation) {
    return PortableSequences.positions(reads.get(0), precision());
  }

  @Override
  public NDArray quantized(Quantized operation) {
    NDArray x = new Rounding(operation.activationBits()).of(reads.get(0), 1);
    Rounding rounding = new Rounding(operation.weightBits());
    return operation.inner().accept(new PortableOperations(setting, node, List.of(x), rounding));
  }

  @Override
  public NDArray resize(Resize operation) {
    return PortableImages.resize(reads.get(0), operation, precision());
  }

  @Override
  public NDArray scaling(Scaling operation) {
    return reads.get(0).mul(operation.factor());
  }

  @Override
  public NDArray softmax(Softmax operation) {
    return reads.get(0).softmax(1);
  }

  @Override
  public NDArray weightedSum(WeightedSum operation) {
    NDArray weights = reads.get(0);
    NDArray sum = null;
    for (int option = 1; option < reads.size(); option++) {
      if (!setting
          .bound()
          .zeros()
          .isZero(setting.bound().graph().node(node.inputs().get(option)))) {
        NDArray term = reads.get(option).mul(share(weights, option - 1, reads.get(option)));
        sum = sum == null ? term : sum.add(term);
      }
    }
    return java.util.Objects.requireNonNull(sum, "a sum of zeros is a zero");
  }

  /** One column of the weights, ready to be broadcast over each example. */
  private static NDArray share(NDArray weights, int option, NDArray tensor) {
    long[] extents = new long[tensor.getShape().dimension()];
    Arrays.fill(extents, 1);
    extents[0] = weights.getShape().get(0);
    return weights.get(new NDIndex(":, " + option)).reshape(extents);
  }

  @Override
  public NDArray mixingWeights(MixingWeights operation) {
    NDArray weights = weight(Weight.Role.MIXTURE).reshape(1, operation.options().size());
    weights.attach(reads.get(0).getManager());
    return weights;
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
    return ai.djl.nn.core.Linear.linear(flat, matrix(), bias(operation.bias())).singletonOrThrow();
  }

  @Override
  public NDArray multiplication(Multiplication operation) {
    return reads.get(0).mul(reads.get(1));
  }

  @Override
  public NDArray pooling(Pooling operation) {
    return PortableWindows.pool(reads.get(0), operation, engine());
  }

  @Override
  public NDArray zero(Zero operation) {
    return reads.get(0);
  }
}
