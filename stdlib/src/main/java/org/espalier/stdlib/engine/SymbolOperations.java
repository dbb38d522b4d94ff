package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.espalier.dsl.operation.Margin;
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
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;

/** Lowers one node, given the places of what it reads; yields the place of its output. */
final class SymbolOperations implements Operation.Visitor<Integer> {
  private final SymbolLowering lowering;
  private final SymbolText text;
  private final Node node;
  private final int[] reads;
  private final Rounding matrices;

  SymbolOperations(SymbolLowering lowering, Node node, int[] reads) {
    this(lowering, node, reads, new Rounding(Quantized.FULL_PRECISION));
  }

  private SymbolOperations(SymbolLowering lowering, Node node, int[] reads, Rounding matrices) {
    this.lowering = lowering;
    this.text = lowering.text();
    this.node = node;
    this.reads = reads;
    this.matrices = matrices;
  }

  private Shape inputShape() {
    return lowering.shapeOf(node.inputs().get(0));
  }

  private int reshape(int x, String shape) {
    return text.operation("reshape", Map.of("shape", shape), x);
  }

  @Override
  public Integer activation(Activation operation) {
    int x = reads[0];
    return switch (operation.kind()) {
      case RELU -> text.operation("Activation", Map.of("act_type", "relu"), x);
      case RELU6 -> text.operation("clip", Map.of("a_min", "0", "a_max", "6"), x);
      case SIGMOID -> sigmoid(x);
      case GELU -> text.operation("LeakyReLU", Map.of("act_type", "gelu"), x);
      case TANH -> text.operation("Activation", Map.of("act_type", "tanh"), x);
      case MISH -> text.operation("elemwise_mul", Map.of(), x, mishGate(x));
      case HARD_SIGMOID -> hardSigmoid(x);
      case SWISH -> text.operation("elemwise_mul", Map.of(), x, sigmoid(x));
      case HARD_SWISH -> text.operation("elemwise_mul", Map.of(), x, hardSigmoid(x));
    };
  }

  private int sigmoid(int x) {
    return text.operation("Activation", Map.of("act_type", "sigmoid"), x);
  }

  private int mishGate(int x) {
    int positive = text.operation("Activation", Map.of("act_type", "softrelu"), x);
    return text.operation("Activation", Map.of("act_type", "tanh"), positive);
  }

  private int hardSigmoid(int x) {
    int raised = text.operation("_plus_scalar", Map.of("scalar", "3"), x);
    int clipped = text.operation("clip", Map.of("a_min", "0", "a_max", "6"), raised);
    return text.operation("_div_scalar", Map.of("scalar", "6"), clipped);
  }

  /**
   * Many terms in one operator. What is fed joins by another one: {@code elemwise_add} hands one
   * gradient on to both its terms without a copy, and where nobody wants a term's gradient, as that
   * of what is fed, MXNet overwrites it before the other term has read it.
   */
  @Override
  public Integer addition(Addition operation) {
    int[] terms = new SymbolMixtures(lowering).flattened(node, reads);
    int[] computed = IntStream.of(terms).filter(term -> !lowering.isFed(term)).toArray();
    int[] fed = IntStream.of(terms).filter(lowering::isFed).toArray();
    int sum = computed.length > 0 ? sum(computed) : fed[0];
    for (int i = computed.length > 0 ? 0 : 1; i < fed.length; i++) {
      sum = text.operation("broadcast_add", Map.of(), sum, fed[i]);
    }
    return sum;
  }

  private int sum(int[] terms) {
    return switch (terms.length) {
      case 1 -> terms[0];
      case 2 -> text.operation("elemwise_add", Map.of(), terms);
      default -> text.operation("add_n", Map.of("num_args", Integer.toString(terms.length)), terms);
    };
  }

  @Override
  public Integer batchNormalization(BatchNormalization operation) {
    SymbolNorms norms = new SymbolNorms(lowering);
    return lowering
        .sideBySide()
        .ofNorm(node)
        .map(
            group -> {
              int joined = lowering.once(group.norms(), () -> norms.joined(group, reads[0]));
              int from = group.before(node);
              lowering.moved().move(node, joined, from);
              return new SymbolImages(lowering).channels(joined, from, node.shape().channels());
            })
        .orElseGet(() -> norms.lower(node, reads[0]));
  }

  @Override
  public Integer concatenation(Concatenation operation) {
    return new SymbolImages(lowering).concatenate(node, reads);
  }

  @Override
  public Integer convolution(Convolution operation) {
    Map<String, String> attributes = SymbolLowering.window(operation.window());
    attributes.put("num_filter", Integer.toString(operation.filters()));
    attributes.put("num_group", Integer.toString(operation.groups()));
    int x = framed(operation.window());
    return lowering
        .sideBySide()
        .of(node)
        .map(group -> joined(group, x, attributes, operation.bias()))
        .orElseGet(() -> matrix("Convolution", x, attributes, operation.bias()));
  }

  /** What a group yields, as long as it is normed together; otherwise this node's channels. */
  private int joined(SideBySide.Group group, int x, Map<String, String> attributes, boolean bias) {
    List<Node> members = group.convolutions();
    int all = lowering.once(members, () -> joined(members, x, attributes, bias));
    return group.norms().isEmpty()
        ? new SymbolImages(lowering).channels(all, group.before(node), node.shape().channels())
        : all;
  }

  private int joined(List<Node> members, int x, Map<String, String> attributes, boolean bias) {
    SymbolImages images = new SymbolImages(lowering);
    int filters = members.stream().mapToInt(member -> member.shape().channels()).sum();
    attributes.put("num_filter", Integer.toString(filters));
    attributes.put("no_bias", bias ? "False" : "True");
    int weights = images.joinFilters(members);
    int[] reads =
        bias
            ? new int[] {x, weights, images.joinAlong(0, ofAll(members, Weight.Role.BIAS))}
            : new int[] {x, weights};
    return text.operation("Convolution", attributes, reads);
  }

  private int[] ofAll(List<Node> members, Weight.Role role) {
    return members.stream().mapToInt(member -> lowering.weight(member, role)).toArray();
  }

  @Override
  public Integer linear(Linear operation) {
    Map<String, String> attributes = new java.util.TreeMap<>();
    attributes.put("num_hidden", Integer.toString(operation.units()));
    attributes.put("flatten", "True");
    return matrix("FullyConnected", reads[0], attributes, operation.bias());
  }

  /** MXNet pads opposite sides equally; what is uneven is padded beforehand. */
  private int framed(Window window) {
    Margin margin = window.margin();
    return margin.isEven() ? reads[0] : new SymbolImages(lowering).pad(reads[0], margin, "0");
  }

  private int matrix(String operator, int x, Map<String, String> attributes, boolean bias) {
    attributes.put("no_bias", bias ? "False" : "True");
    int rank = node.weights().get(0).shape().dimensions().size();
    int weight = matrices.in(text, lowering.weight(node, Weight.Role.WEIGHT), 0, rank);
    return bias
        ? text.operation(operator, attributes, x, weight, lowering.weight(node, Weight.Role.BIAS))
        : text.operation(operator, attributes, x, weight);
  }

  @Override
  public Integer attention(Attention operation) {
    return new SymbolSequences(lowering, node)
        .attention(operation, reads[0], reads[reads.length - 1]);
  }

  @Override
  public Integer channelShuffle(ChannelShuffle operation) {
    return new SymbolImages(lowering).shuffle(reads[0], operation);
  }

  @Override
  public Integer channelSlice(ChannelSlice operation) {
    return new SymbolImages(lowering).slice(reads[0], operation);
  }

  @Override
  public Integer crop(Crop operation) {
    return new SymbolImages(lowering).crop(reads[0], operation);
  }

  @Override
  public Integer embedding(Embedding operation) {
    return new SymbolSequences(lowering, node).embed(operation, reads[0]);
  }

  @Override
  public Integer gatedRecurrentUnit(GatedRecurrentUnit operation) {
    return new SymbolSequences(lowering, node).recur(operation, reads[0]);
  }

  @Override
  public Integer gatedSum(GatedSum operation) {
    int gates = sigmoid(lowering.weight(node, Weight.Role.GATE));
    String thin = "(1" + ", 1".repeat(node.shape().dimensions().size()) + ")";
    int[] terms = new int[reads.length];
    for (int i = 0; i < reads.length; i++) {
      Map<String, String> one =
          Map.of("axis", "0", "begin", Integer.toString(i), "end", Integer.toString(i + 1));
      int gate = reshape(text.operation("slice_axis", one, gates), thin);
      terms[i] = text.operation("broadcast_mul", Map.of(), reads[i], gate);
    }
    return sum(terms);
  }

  @Override
  public Integer globalPooling(GlobalPooling operation) {
    return switch (operation.kind()) {
      case AVERAGE ->
          text.operation("mean", Map.of("axis", "(2, 3)", "keepdims", "True"), reads[0]);
      case MAXIMUM ->
          text.operation(
              "Pooling",
              Map.of("pool_type", "max", "global_pool", "True", "kernel", "(1, 1)"),
              reads[0]);
    };
  }

  /** MXNet's own is fast along the last axis only. */
  @Override
  public Integer layerNormalization(LayerNormalization operation) {
    boolean image = node.shape().isImage();
    Map<String, String> last = Map.of("axis", "-1", "eps", Double.toString(operation.epsilon()));
    int normal =
        text.operation(
            "LayerNorm",
            last,
            image ? transpose(reads[0], "(0, 2, 3, 1)") : reads[0],
            lowering.weight(node, Weight.Role.GAMMA),
            lowering.weight(node, Weight.Role.BETA));
    return image ? transpose(normal, "(0, 3, 1, 2)") : normal;
  }

  private int transpose(int x, String axes) {
    return text.operation("transpose", Map.of("axes", axes), x);
  }

  @Override
  public Integer noise(Noise operation) {
    return lowering.noise(node);
  }

  @Override
  public Integer padding(Padding operation) {
    Margin margin = operation.margin(inputShape());
    return new SymbolImages(lowering).pad(reads[0], margin, "0");
  }

  @Override
  public Integer pixelShuffle(PixelShuffle operation) {
    return new SymbolImages(lowering).layOut(reads[0], operation, inputShape());
  }

  @Override
  public Integer positionalEncoding(PositionalEncoding operation) {
    return new SymbolSequences(lowering, node).positions(reads[0]);
  }

  @Override
  public Integer quantized(Quantized operation) {
    int rank = 1 + inputShape().dimensions().size();
    int x = new Rounding(operation.activationBits()).in(text, reads[0], 1, rank);
    Rounding rounding = new Rounding(operation.weightBits());
    return operation.inner().accept(new SymbolOperations(lowering, node, new int[] {x}, rounding));
  }

  @Override
  public Integer resize(Resize operation) {
    return new SymbolImages(lowering).resize(reads[0], operation, inputShape());
  }

  @Override
  public Integer scaling(Scaling operation) {
    return text.operation(
        "_mul_scalar", Map.of("scalar", Double.toString(operation.factor())), reads[0]);
  }

  @Override
  public Integer softmax(Softmax operation) {
    return text.operation("softmax", Map.of("axis", "1"), reads[0]);
  }

  @Override
  public Integer weightedSum(WeightedSum operation) {
    SymbolMixtures mixtures = new SymbolMixtures(lowering);
    return lowering.mixtures().isStatic(node) ? sum(mixtures.terms(node)) : mixtures.product(node);
  }

  @Override
  public Integer mixingWeights(MixingWeights operation) {
    return reshape(lowering.weight(node, Weight.Role.MIXTURE), "(1, -1)");
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
    return lowering.zeros(node.shape());
  }
}
