package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;

/**
 * A network whose numbers keep within the range of single precision however deep it is: here and
 * there they are divided by a power of two, which is exact, and what was divided by in all is kept.
 * Convolutions, linear layers, ReLUs, pools and sums pass a factor on; terms of a sum are brought
 * to the same one. Before any other operation the true numbers are put back.
 *
 * <pre>output of the network = 2^exponent  output of the graph</pre>
 *
 * <p>Right where biases are zero, as they are at the beginning. Gradients by weights scale alike.
 *
 * @param graph gives the same but for the factor
 * @param exponent of the only output
 */
record Rescaled(Graph graph, int exponent) {
  private static final int ROOM = 16;
  private static final double NOTHING = -1e9;
  private static final Set<Class<? extends Operation>> PASSING =
      Set.of(
          Addition.class,
          ChannelShuffle.class,
          ChannelSlice.class,
          Concatenation.class,
          Crop.class,
          GlobalPooling.class,
          Identity.class,
          Padding.class,
          PixelShuffle.class,
          Pooling.class,
          Resize.class,
          Scaling.class,
          WeightedSum.class,
          Zero.class);

  /**
   * What stands for a node of the network.
   *
   * @param node the stand-in
   * @param exponent the true numbers are 2 to this times the stand-in's
   * @param size the logarithm to base 2 of about how large the stand-in's are
   */
  private record Kept(Node node, int exponent, double size) {}

  /**
   * Without batch norms: those scale by themselves.
   *
   * @param growth by about what factor a convolution or linear layer makes numbers larger
   */
  static Rescaled of(Graph network, ToDoubleFunction<Node> growth) {
    GraphBuilder builder = Graph.builder();
    List<Kept> kept = new ArrayList<>();
    for (Node node : network.nodes()) {
      List<Kept> reads = node.inputs().stream().map(kept::get).toList();
      kept.add(shortened(builder, keep(builder, node, reads, growth)));
    }
    Kept output = kept.get(network.output().index());
    return new Rescaled(builder.build(output.node()), output.exponent());
  }

  private static Kept keep(
      GraphBuilder builder, Node node, List<Kept> reads, ToDoubleFunction<Node> growth) {
    if (node.operation() instanceof Multiplication) {
      Node product = builder.copy(node, reads.stream().map(Kept::node).toList());
      int exponent = reads.stream().mapToInt(Kept::exponent).sum();
      return new Kept(product, exponent, reads.stream().mapToDouble(Kept::size).sum());
    }
    int first = node.operation() instanceof WeightedSum ? 1 : 0;
    List<Kept> flowing = reads.subList(Math.min(first, reads.size()), reads.size());
    int exponent = passes(node.operation()) ? common(flowing) : 0;
    List<Node> inputs = new ArrayList<>();
    double size = reads.isEmpty() ? 0 : NOTHING;
    for (int i = 0; i < reads.size(); i++) {
      Kept read = reads.get(i);
      int less = i < first ? read.exponent() : read.exponent() - exponent;
      inputs.add(scaled(builder, read, less, node.name() + "/scale." + i));
      size = i < first ? size : Math.max(size, read.size() + less);
    }
    Node copy = builder.copy(node, inputs);
    if (!passes(node.operation())) {
      return new Kept(copy, 0, 0);
    }
    if (node.operation() instanceof Zero) {
      return new Kept(copy, exponent, NOTHING);
    }
    return new Kept(copy, exponent, size + log2(growth(node, growth)));
  }

  private static boolean passes(Operation operation) {
    return PASSING.contains(operation.getClass())
        || (Matrices.isMatrix(operation) && !(operation instanceof Quantized))
        || (operation instanceof Activation activation
            && activation.kind() == Activation.Kind.RELU);
  }

  private static double growth(Node node, ToDoubleFunction<Node> growth) {
    if (node.operation() instanceof Addition) {
      return node.inputs().size();
    }
    if (!Matrices.isMatrix(node.operation())) {
      return 1;
    }
    return growth.applyAsDouble(node);
  }

  /** How many products one number of a matrix's output adds up. */
  static double addends(Node node) {
    var matrix = node.weights().get(0).shape();
    return (double) matrix.elements() / matrix.dimensions().get(0);
  }

  /** The exponent of the largest: what others lose by it is nothing beside that. */
  private static int common(List<Kept> reads) {
    Kept largest = null;
    for (Kept read : reads) {
      if (largest == null || read.size() + read.exponent() > largest.size() + largest.exponent()) {
        largest = read;
      }
    }
    return largest == null ? 0 : largest.exponent();
  }

  private static Kept shortened(GraphBuilder builder, Kept kept) {
    int over = (int) Math.round(kept.size());
    if (over <= ROOM) {
      return kept;
    }
    Node smaller = scaled(builder, kept, -over, kept.node().name() + "/scale");
    return new Kept(smaller, kept.exponent() + over, kept.size() - over);
  }

  private static Node scaled(GraphBuilder builder, Kept kept, int exponent, String name) {
    if (exponent == 0 || kept.size() <= NOTHING / 2) {
      return kept.node();
    }
    double factor = Math.scalb(1.0, Math.max(-1000, Math.min(1000, exponent)));
    return builder.add(name, new Scaling(factor), kept.node());
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
