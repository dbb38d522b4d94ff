package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;

/** Small graphs: one for every kind of operation and setting, and random ones. */
final class Specimens {
  static final int BATCH = 3;

  private Specimens() {}

  /** Every operation behind a convolution, so that a gradient has to pass through it. */
  static Map<String, Graph> everyOperation() {
    Map<String, Graph> graphs = smooth();
    graphs.putAll(MoreSpecimens.rough());
    graphs.putAll(MoreSpecimens.direct());
    return graphs;
  }

  /** Those whose gradients are the derivatives of their values, and the same in every pass. */
  static Map<String, Graph> smooth() {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    convolutions().forEach((name, operation) -> graphs.put(name, behindStem(operation)));
    pools().forEach((name, operation) -> graphs.put(name, behindStem(operation)));
    for (Activation.Kind kind : Activation.Kind.values()) {
      graphs.put(kind.label(), behindStem(new Activation(kind)));
    }
    graphs.put("batch norm", behindStem(BatchNormalization.standard()));
    graphs.put("batch norm, plain", behindStem(new BatchNormalization(false, 1e-3, 0.7)));
    graphs.put("batch norm, no memory", behindStem(new BatchNormalization(true, 1e-5, 0)));
    graphs.put("global average pool", behindStem(GlobalPooling.average()));
    graphs.put("linear", behindStem(new Linear(5, true)));
    graphs.put("linear without bias", behindStem(new Linear(5, false)));
    graphs.put("skip", behindStem(new Identity()));
    graphs.put("times -0.25", behindStem(new Scaling(-0.25)));
    joins(graphs);
    graphs.put("batch norm of a vector", vectorNorm());
    graphs.putAll(MoreSpecimens.smooth());
    return graphs;
  }

  static Graph named(String specimen) {
    return Objects.requireNonNull(everyOperation().get(specimen), specimen);
  }

  private static Map<String, Operation> convolutions() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("conv 1x1", Convolution.same(6, 1, 1));
    operations.put("conv 3x3 /2", Convolution.same(6, 3, 2));
    operations.put("conv 3x3 with bias", new Convolution(2, Window.same(3, 1), 1, true));
    operations.put("conv 3x3 dilated", new Convolution(4, Window.same(3, 1, 2), 1, false));
    operations.put("conv grouped", new Convolution(6, Window.same(3, 1), 2, false));
    operations.put("conv depthwise 5x5 /2", Convolution.depthwise(4, Window.same(5, 2)));
    operations.put("conv oblong", new Convolution(3, new Window(1, 5, 1, 0, 2, 1), 1, true));
    operations.put("conv unpadded", new Convolution(3, new Window(3, 2, 2, 0, 0, 1), 1, false));
    return operations;
  }

  private static Map<String, Operation> pools() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Pooling.Kind kind : Pooling.Kind.values()) {
      for (boolean countPadding : new boolean[] {false, true}) {
        String name = kind + (countPadding ? " counting padding" : "");
        operations.put(name, new Pooling(kind, Window.same(3, 1), countPadding));
        operations.put(name + " /2", new Pooling(kind, Window.same(3, 2), countPadding));
        Window oblong = new Window(2, 3, 1, 0, 1, 1);
        operations.put(name + " oblong", new Pooling(kind, oblong, countPadding));
        Window tiles = new Window(2, 2, 2, 0, 0, 1);
        operations.put(name + " tiles", new Pooling(kind, tiles, countPadding));
      }
    }
    return operations;
  }

  private static void joins(Map<String, Graph> graphs) {
    Map<String, BiFunction<Node, Node, Operation>> joins = new LinkedHashMap<>();
    joins.put("sum", (left, right) -> new Addition());
    joins.put("concatenation", (left, right) -> new Concatenation());
    joins.put("product", (left, right) -> new Multiplication());
    joins.forEach(
        (name, join) -> {
          GraphBuilder builder = Graph.builder();
          Node left = stem(builder, "left");
          Node right =
              builder.add("right", Convolution.same(4, 1, 1), builder.add("a", relu(), left));
          graphs.put(name, builder.build(builder.add("it", join.apply(left, right), left, right)));
        });
    GraphBuilder gate = Graph.builder();
    Node image = stem(gate, "stem");
    Node squeezed = gate.add("squeeze", GlobalPooling.average(), image);
    graphs.put("gate", gate.build(gate.add("it", new Multiplication(), image, squeezed)));
    GraphBuilder many = Graph.builder();
    Node one = stem(many, "stem");
    Node two = many.add("two", Convolution.same(4, 1, 1), one);
    graphs.put("sum of four", many.build(many.add("it", new Addition(), one, two, one, one)));
    GraphBuilder empty = Graph.builder();
    Node something = stem(empty, "stem");
    Node nothing = empty.add("zero", new Zero(), something);
    Node shifted = empty.add("norm", BatchNormalization.standard(), nothing);
    graphs.put(
        "zero before a norm", empty.build(empty.add("it", new Addition(), shifted, something)));
  }

  private static Graph vectorNorm() {
    GraphBuilder builder = Graph.builder();
    Node vector = builder.add("linear", new Linear(5, true), stem(builder, "stem"));
    return builder.build(builder.add("it", BatchNormalization.standard(), vector));
  }

  private static Operation relu() {
    return new Activation(Activation.Kind.RELU);
  }

  static Node stem(GraphBuilder builder, String name) {
    Node input = builder.input("image", Shape.of(2, 7, 6));
    return builder.add(name, new Convolution(4, Window.same(3, 1), 1, true), input);
  }

  static Graph behindStem(Operation operation) {
    GraphBuilder builder = Graph.builder();
    return builder.build(builder.add("it", operation, stem(builder, "stem")));
  }

  /** A classifier of four classes with random nodes between stem and head. */
  static Graph random(Seed seed) {
    RandomGenerator random = seed.stream("architecture");
    GraphBuilder builder = Graph.builder();
    List<Node> images = new ArrayList<>(List.of(stem(builder, "stem")));
    int length = 4 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      Node from = images.get(random.nextInt(images.size()));
      List<Node> alike = images.stream().filter(node -> node.shape().equals(from.shape())).toList();
      Node other = alike.get(random.nextInt(alike.size()));
      images.add(add(builder, "node." + i, random.nextInt(16), from, other));
    }
    Node last = images.get(images.size() - 1);
    Node pooled = builder.add("pool", GlobalPooling.average(), last);
    return builder.build(builder.add("head", new Linear(4, true), pooled));
  }

  private static Node mixture(GraphBuilder builder, String name, Node from, Node other) {
    Node pooled = builder.add(name + "/pool", GlobalPooling.average(), from);
    Node logits = builder.add(name + "/logits", new Linear(3, true), pooled);
    Node shares = builder.add(name + "/shares", new Softmax(), logits);
    return builder.add(name, new WeightedSum(), shares, from, other, from);
  }

  private static Node add(GraphBuilder builder, String name, int kind, Node from, Node other) {
    int channels = from.shape().channels();
    return switch (kind) {
      case 0 -> builder.add(name, Convolution.same(4, 3, 1), from);
      case 1 -> builder.add(name, Convolution.same(4, 1, 1), from);
      case 2 -> builder.add(name, Convolution.depthwise(channels, Window.same(3, 1)), from);
      case 3 -> builder.add(name, BatchNormalization.standard(), from);
      case 4 -> builder.add(name, relu(), from);
      case 5 -> builder.add(name, Pooling.average(3, 1), from);
      case 6 -> builder.add(name, Pooling.maximum(3, 1), from);
      case 7 -> builder.add(name, new Zero(), from);
      case 8 -> builder.add(name, new Activation(Activation.Kind.SWISH), from);
      case 9 -> builder.add(name, new Addition(), from, other, from);
      case 10 -> builder.add(name, new Addition(), from, other);
      case 11 -> builder.add(name, new ChannelShuffle(2), from);
      case 12 -> builder.add(name, LayerNormalization.standard(), from);
      case 13 -> builder.add(name, new Activation(Activation.Kind.GELU), from);
      case 14 -> mixture(builder, name, from, other);
      default -> builder.add(name, new Multiplication(), from, other);
    };
  }
}
