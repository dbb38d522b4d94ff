package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Zero;

/** Networks of the shape of NAS-Bench-201's: three stages of equal cells of four nodes. */
public final class Networks {
  private Networks() {}

  /** What stands on the six edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3 of every cell. */
  public enum Edge {
    NONE,
    SKIP,
    CONV_1X1,
    CONV_3X3,
    AVG_POOL_3X3
  }

  /** A mix of everything. */
  public static final List<Edge> MIXED =
      List.of(
          Edge.CONV_3X3, Edge.AVG_POOL_3X3, Edge.CONV_1X1, Edge.SKIP, Edge.CONV_3X3, Edge.CONV_3X3);

  /** Stem, three stages of {@code cells} cells, two reductions between, head. */
  public static Graph cells(Shape image, int channels, int cells, int classes, List<Edge> edges) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", image);
    x = builder.add("stem/conv", Convolution.same(channels, 3, 1), x);
    x = norm(builder, "stem", x);
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        x = reduction(builder, "reduction." + stage, x);
      }
      for (int i = 0; i < cells; i++) {
        x = cell(builder, "cell." + stage + "." + i, x, edges);
      }
    }
    x = relu(builder, "last", norm(builder, "last", x));
    x = builder.add("pool", GlobalPooling.average(), x);
    return builder.build(builder.add("head", new Linear(classes, true), x));
  }

  private static Node cell(GraphBuilder builder, String name, Node input, List<Edge> edges) {
    List<Node> nodes = new ArrayList<>(List.of(input));
    int edge = 0;
    for (int to = 1; to < 4; to++) {
      List<Node> terms = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        String place = name + "/edge." + from + "-" + to;
        terms.add(edge(builder, place, edges.get(edge++), nodes.get(from)));
      }
      nodes.add(builder.add(name + "/node." + to, new Addition(), terms));
    }
    return nodes.get(3);
  }

  private static Node edge(GraphBuilder builder, String place, Edge edge, Node x) {
    int channels = x.shape().channels();
    return switch (edge) {
      case NONE -> builder.add(place + "/none", new Zero(), x);
      case SKIP -> builder.add(place + "/skip", new Identity(), x);
      case CONV_1X1 -> convolution(builder, place, Convolution.same(channels, 1, 1), x);
      case CONV_3X3 -> convolution(builder, place, Convolution.same(channels, 3, 1), x);
      case AVG_POOL_3X3 -> builder.add(place + "/pool", Pooling.average(3, 1), x);
    };
  }

  private static Node convolution(GraphBuilder builder, String place, Convolution conv, Node x) {
    return norm(builder, place, builder.add(place + "/conv", conv, relu(builder, place, x)));
  }

  private static Node reduction(GraphBuilder builder, String name, Node x) {
    int channels = 2 * x.shape().channels();
    Node one = convolution(builder, name + "/one", Convolution.same(channels, 3, 2), x);
    Node two = convolution(builder, name + "/two", Convolution.same(channels, 3, 1), one);
    Node pooled =
        builder.add(
            name + "/pool",
            new Pooling(
                Pooling.Kind.AVERAGE,
                new org.espalier.dsl.operation.Window(2, 2, 2, 0, 0, 1),
                false),
            x);
    Node shortcut = builder.add(name + "/shortcut", Convolution.same(channels, 1, 1), pooled);
    return builder.add(name + "/sum", new Addition(), two, shortcut);
  }

  private static Node norm(GraphBuilder builder, String place, Node x) {
    return builder.add(place + "/norm", BatchNormalization.standard(), x);
  }

  private static Node relu(GraphBuilder builder, String place, Node x) {
    return builder.add(place + "/relu", new Activation(Activation.Kind.RELU), x);
  }
}
