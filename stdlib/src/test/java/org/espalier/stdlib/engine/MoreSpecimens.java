package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
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
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
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
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;

/** Specimens of what rearranges images, treats sequences, mixes and rounds. */
final class MoreSpecimens {
  private static final Shape IMAGE = Shape.of(4, 7, 6);

  private MoreSpecimens() {}

  /** Whose gradients are the derivatives of their values. */
  static Map<String, Graph> smooth() {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    images().forEach((name, operation) -> graphs.put(name, Specimens.behindStem(operation)));
    sequences().forEach((name, operation) -> graphs.put(name, behindRow(operation)));
    graphs.put("factorised reduction", factorisedReduction());
    graphs.put("zero /2 in a sum", zeroInASum());
    graphs.put("attention to a memory", attentionToAMemory());
    graphs.put("attention to a memory, gated", transformer());
    graphs.put("embedding of tokens", embedding(Shape.of(1, 1, 9)));
    graphs.put("embedding of a vector", embedding(Shape.of(9)));
    graphs.put("mixture", mixture(true));
    graphs.put("mixture by input", mixture(false));
    graphs.put("side by side", sideBySide());
    graphs.put("gated sum", gatedSum(false));
    graphs.put("gated sum with a zero", gatedSum(true));
    graphs.put("gated sum of one", Specimens.behindStem(new GatedSum()));
    graphs.put("norms of a vector", vectors());
    graphs.put("sum with inputs", sumWithInputs());
    graphs.put("recurrent network", recurrent().sample(new Seed(2)).network());
    graphs.put("recurrent supernet", recurrent().supernet());
    SearchSpace tree =
        Language.languageModel(7).width(3).steps(2).cell(Language.treeCell().base(2));
    graphs.put("recurrent network of two states", tree.sample(new Seed(1)).network());
    graphs.put("quantized to 32 bits", quantized(Convolution.same(3, 3, 1), 32, 32));
    return graphs;
  }

  private static SearchSpace recurrent() {
    return Language.languageModel(7).width(3).steps(2).cell(Language.recurrentCell().nodes(2));
  }

  /** Whose gradients go straight through, or that are drawn anew in each pass. */
  static Map<String, Graph> rough() {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    graphs.put("quantized 4/4", quantized(Convolution.same(3, 3, 1), 4, 4));
    graphs.put("quantized 1/2", quantized(new Convolution(6, Window.same(3, 2), 2, true), 1, 2));
    graphs.put("quantized 8/32", quantized(Convolution.depthwise(4, Window.same(3, 1)), 8, 32));
    graphs.put("quantized linear 32/3", quantized(new Linear(5, true), 32, 3));
    graphs.put("quantized linear 2/8", quantized(new Linear(5, false), 2, 8));
    graphs.put("noise", noise(1));
    graphs.put("noise /2", noise(2));
    return graphs;
  }

  /** Whose operation reads what is fed, so that nobody wants its gradient there. */
  static Map<String, Graph> direct() {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    images().forEach((name, it) -> graphs.put(name + " of the input", direct(it, IMAGE)));
    sequences()
        .forEach((name, it) -> graphs.put(name + " of the input", direct(it, Shape.of(6, 1, 9))));
    Operation rounded = new Quantized(Convolution.same(3, 3, 1), 4, 4);
    graphs.put("quantized 4/4 of the input", direct(rounded, IMAGE));
    return graphs;
  }

  /** A residual around an operation on the input, before a linear layer. */
  private static Graph direct(Operation operation, Shape shape) {
    GraphBuilder builder = Graph.builder();
    Node input = builder.input("image", shape);
    Node it = builder.add("it", operation, input);
    Node sum = it.shape().equals(shape) ? builder.add("sum", new Addition(), it, input, it) : it;
    return builder.build(builder.add("head", new Linear(3, true), sum));
  }

  private static Map<String, Operation> images() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("crop", new Crop(1, 2));
    operations.put("crop of rows", new Crop(3, 0));
    operations.put("crop of nothing", new Crop(0, 0));
    operations.put("padding", new Padding(10, 7));
    operations.put("padding to what is there", new Padding(7, 6));
    operations.put("channels 1 to 3", new ChannelSlice(1, 3));
    operations.put("all channels", new ChannelSlice(0, 4));
    operations.put("shuffle of 2", new ChannelShuffle(2));
    operations.put("shuffle of 4", new ChannelShuffle(4));
    operations.put("pixel shuffle", new PixelShuffle(2));
    operations.put("pixel shuffle by 1", new PixelShuffle(1));
    operations.put("resize larger", new Resize(13, 9));
    operations.put("resize smaller", new Resize(3, 1));
    operations.put("resize of rows", new Resize(9, 6));
    operations.put("resize of columns", new Resize(7, 4));
    operations.put("global maximum pool", GlobalPooling.maximum());
    operations.put("softmax over channels", new Softmax());
    operations.put("times a number", new Scaling(-0.3));
    operations.put("layer norm over channels", new LayerNormalization(1e-3));
    Window below = Window.tensorFlowSame(3, 2, IMAGE);
    operations.put("conv same /2", new Convolution(5, below, 1, true));
    operations.put(
        "depthwise same /2", Convolution.depthwise(4, Window.tensorFlowSame(4, 2, IMAGE)));
    operations.put("conv 1x3 /1x2", new Convolution(5, Window.oblong(1, 3, 1, 2), 1, false));
    for (Pooling.Kind kind : Pooling.Kind.values()) {
      for (boolean counting : new boolean[] {false, true}) {
        String name = kind + (counting ? ", counting padding," : "");
        operations.put(name + " same /2", new Pooling(kind, below, counting));
        operations.put(
            name + " same 2x2", new Pooling(kind, Window.tensorFlowSame(2, 1, IMAGE), counting));
        operations.put(name + " /2x1", new Pooling(kind, Window.oblong(3, 3, 2, 1), counting));
      }
    }
    return operations;
  }

  private static Map<String, Operation> sequences() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("conv along a sequence", new Convolution(5, Window.row(3, 2), 1, true));
    operations.put("batch norm of a sequence", BatchNormalization.standard());
    operations.put(
        "max pool along a sequence", new Pooling(Pooling.Kind.MAXIMUM, Window.row(3, 1), false));
    operations.put(
        "mean along a sequence", new Pooling(Pooling.Kind.AVERAGE, Window.row(3, 2), false));
    operations.put("mean of a sequence", GlobalPooling.average());
    operations.put("last step", new Crop(0, 8));
    operations.put("layer norm", LayerNormalization.standard());
    operations.put("attention of one head", new Attention(1));
    operations.put("attention of three heads", new Attention(3));
    operations.put("gated recurrent unit", new GatedRecurrentUnit(4));
    operations.put("positional encoding", new PositionalEncoding());
    return operations;
  }

  private static Node row(GraphBuilder builder, String name) {
    Node input = builder.input("sequence", Shape.of(3, 1, 9));
    return builder.add(name, new Convolution(6, Window.row(3, 1), 1, true), input);
  }

  private static Graph behindRow(Operation operation) {
    GraphBuilder builder = Graph.builder();
    return builder.build(builder.add("it", operation, row(builder, "stem")));
  }

  private static Graph factorisedReduction() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(3, 8, 6));
    Node stem = builder.add("stem", Convolution.same(4, 3, 1), image);
    Node one = builder.add("one", Convolution.same(3, 1, 2), stem);
    Node shifted = builder.add("shift", new Crop(1, 1), stem);
    Node two = builder.add("two", Convolution.same(3, 1, 2), shifted);
    Node joined = builder.add("join", new Concatenation(), one, two);
    return builder.build(builder.add("norm", BatchNormalization.standard(), joined));
  }

  private static Graph zeroInASum() {
    GraphBuilder builder = Graph.builder();
    Node stem = Specimens.stem(builder, "stem");
    Node nothing = builder.add("none", new Zero(2), stem);
    Node norm = builder.add("norm", BatchNormalization.standard(), nothing);
    Node half = builder.add("half", Convolution.same(4, 3, 2), stem);
    return builder.build(builder.add("it", new Addition(), norm, half, nothing));
  }

  private static Graph vectors() {
    GraphBuilder builder = Graph.builder();
    Node vector = builder.add("linear", new Linear(6, true), Specimens.stem(builder, "stem"));
    Node normal = builder.add("norm", LayerNormalization.standard(), vector);
    Node some = builder.add("some", new ChannelSlice(1, 5), normal);
    return builder.build(builder.add("it", new Softmax(), some));
  }

  private static Graph sumWithInputs() {
    GraphBuilder builder = Graph.builder();
    Node stem = Specimens.stem(builder, "stem");
    Node gate = builder.input("gate", IMAGE);
    Node gated = builder.add("product", new Multiplication(), stem, gate);
    Node fed = builder.input("fed", IMAGE);
    Node same = builder.add("same", new Identity(), fed);
    Node pair = builder.add("pair", new Addition(), fed, gated);
    return builder.build(builder.add("it", new Addition(), pair, same, gated, fed, gate));
  }

  private static Graph attentionToAMemory() {
    GraphBuilder builder = Graph.builder();
    Node queries = row(builder, "queries");
    Node seen = builder.input("memory", Shape.of(2, 1, 5));
    Node memory = builder.add("remember", new Convolution(4, Window.row(1, 1), 1, true), seen);
    return builder.build(builder.add("it", new Attention(2), queries, memory));
  }

  private static Graph transformer() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.add("positions", new PositionalEncoding(), row(builder, "stem"));
    Node attended = builder.add("attention", new Attention(2), x);
    Node normed = builder.add("norm", LayerNormalization.standard(), attended);
    Node recurred = builder.add("gru", new GatedRecurrentUnit(6), normed);
    Node gelu = builder.add("gelu", new Activation(Activation.Kind.GELU), recurred);
    Node again = builder.add("again", new Attention(3), gelu, x);
    return builder.build(builder.add("head", new Linear(4, true), again));
  }

  private static Graph embedding(Shape tokens) {
    GraphBuilder builder = Graph.builder();
    Node embedded = builder.add("it", new Embedding(7, 4), builder.input("tokens", tokens));
    return builder.build(builder.add("positions", new PositionalEncoding(), embedded));
  }

  /** A mixture of four, one of them nothing; the weights depend on the image or are fed. */
  private static Graph mixture(boolean relaxed) {
    GraphBuilder builder = Graph.builder();
    Node stem = Specimens.stem(builder, "stem");
    Node weights = builder.input("weights", Shape.of(4));
    if (relaxed) {
      Node squeezed = builder.add("squeeze", GlobalPooling.average(), stem);
      Node logits = builder.add("logits", new Linear(4, true), squeezed);
      Node shares = builder.add("shares", new Softmax(), logits);
      weights = builder.add("weights product", new Multiplication(), shares, weights);
    }
    List<Node> inputs =
        List.of(
            weights,
            builder.add("none", new Zero(), stem),
            builder.add("skip", new Identity(), stem),
            builder.add("convolution", Convolution.same(4, 3, 1), stem),
            builder.add("pool", Pooling.average(3, 1), stem));
    return builder.build(builder.add("it", new WeightedSum(), inputs));
  }

  private static Graph gatedSum(boolean nothing) {
    GraphBuilder builder = Graph.builder();
    Node stem = Specimens.stem(builder, "stem");
    Node other =
        nothing
            ? builder.add("none", new Zero(), stem)
            : builder.add("convolution", Convolution.same(4, 3, 1), stem);
    Node pool = builder.add("pool", Pooling.average(3, 1), stem);
    return builder.build(builder.add("it", new GatedSum(), stem, other, pool));
  }

  private static Graph quantized(Operation inner, int weightBits, int activationBits) {
    return Specimens.behindStem(new Quantized(inner, weightBits, activationBits));
  }

  private static Graph noise(int stride) {
    GraphBuilder builder = Graph.builder();
    Node stem = Specimens.stem(builder, "stem");
    Node one = builder.add("one", new Noise(stride), stem);
    Node two = builder.add("two", new Noise(stride), stem);
    Node kept = builder.add("kept", Convolution.same(4, 3, stride), stem);
    Node product = builder.add("product", new Multiplication(), kept, one);
    return builder.build(builder.add("it", new Addition(), product, two));
  }

  /** Three normed convolutions of one input and two that are not. */
  private static Graph sideBySide() {
    GraphBuilder builder = Graph.builder();
    Node x = Specimens.stem(builder, "stem");
    List<Node> terms = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Node term = builder.add("conv." + i, Convolution.same(3, 3, 1), x);
      terms.add(i < 3 ? builder.add("norm." + i, BatchNormalization.standard(), term) : term);
    }
    return builder.build(builder.add("sum", new Addition(), terms));
  }
}
