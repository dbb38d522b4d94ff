package org.espalier.dsl.space.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.OneOfOperations;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * The body of a residual feature distillation network (RFDN: Liu et al., 2020, arXiv 2009.11551)
 * whose layers are searched, as in QuantNAS (Shvetsov et al., 2022, arXiv 2208.14839, section 4,
 * and its code). The input's channels are repeated until there are enough; then come cells, one
 * behind the other. In a cell each layer but the last adds a chosen operation of what it reads to
 * it, and hands half as many channels of another chosen operation past all that follow; the last
 * layer yields half as many channels itself. A 1x1 convolution joins these, {@link
 * SpatialAttention} weighs them. Another joins all cells; behind it stand a leaky ReLU of slope
 * 0.05, a 3x3 convolution, and the sum with what the first cell read. The joining convolutions have
 * a bias.
 *
 * @param name what its decisions' labels begin with
 * @param cells how many cells; at least 1
 * @param layers of each cell; at least 2
 * @param channels how wide; even, and a multiple of the input's
 * @param operations what each layer and each way past chooses from, for itself; none yet said
 */
public record Distillation(
    String name, int cells, int layers, int channels, List<CandidateOperation> operations)
    implements Section {
  private static final double LEAK = 0.05;

  /** Checks. */
  public Distillation {
    if (cells < 1) {
      throw new IllegalArgumentException(
          "distillation().cells(" + cells + "): there is at least one cell.");
    }
    if (layers < 2) {
      throw new IllegalArgumentException(
          "distillation().layers(" + layers + "): a cell has at least 2 layers.");
    }
    if (channels < 2 || channels % 2 != 0) {
      throw new IllegalArgumentException(
          "distillation().channels("
              + channels
              + "): half of the channels go past, so the number is even and at least 2.");
    }
    operations = List.copyOf(operations);
  }

  /** 4 cells of 4 layers, 48 channels; what they choose from is still to be said. */
  public static Distillation named(String name) {
    return new Distillation(name, 4, 4, 48, List.of());
  }

  /** How many cells. */
  public Distillation cells(int count) {
    return new Distillation(name, count, layers, channels, operations);
  }

  /** How many layers each cell has. */
  public Distillation layers(int count) {
    return new Distillation(name, cells, count, channels, operations);
  }

  /** How wide. */
  public Distillation channels(int count) {
    return new Distillation(name, cells, layers, count, operations);
  }

  /** What each layer and each way past chooses from. */
  public Distillation choose(List<CandidateOperation> candidates) {
    return new Distillation(name, cells, layers, channels, candidates);
  }

  private OneOfOperations some() {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "distillation() does not say what its layers choose from: say"
              + " distillation().choose(ops(simpleConv(3), simpleConv(5))).");
    }
    return new OneOfOperations(operations);
  }

  private String label(int cell, String part, int layer) {
    return name + "/cell." + cell + "/" + part + "." + layer;
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int cell = 1; cell <= cells; cell++) {
      for (int layer = 1; layer < layers; layer++) {
        decisions.addAll(some().decisions(label(cell, "body", layer)));
        decisions.addAll(some().decisions(label(cell, "past", layer)));
      }
      decisions.addAll(some().decisions(label(cell, "body", layers)));
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Node wide = repeated(graph, input);
    Node last = wide;
    List<Node> outputs = new ArrayList<>();
    for (int cell = 1; cell <= cells; cell++) {
      last = cell(graph.within("cell." + cell), cell, last, choices);
      outputs.add(last);
    }
    Node all = point(graph, joined(graph, outputs));
    Node kept = graph.add("leak", new Scaling(LEAK), all);
    Node positive = graph.add("activation", new Activation(Activation.Kind.RELU), all);
    Node rest = graph.add("rest", new Scaling(1 - LEAK), positive);
    Node leaky = graph.add("leaky", new Addition(), kept, rest);
    Convolution square = new Convolution(channels, Window.same(3, 1), 1, true);
    return graph.add("sum", new Addition(), graph.add("square", square, leaky), wide);
  }

  private Node repeated(GraphBuilder graph, Node input) {
    int few = input.shape().channels();
    if (channels % few != 0) {
      throw new IllegalArgumentException(
          "distillation().channels("
              + channels
              + ") repeats the "
              + few
              + " channels that it reads, so the number is a multiple of "
              + few
              + ".");
    }
    return joined(graph.within("repeated"), Collections.nCopies(channels / few, input));
  }

  private static Node joined(GraphBuilder graph, List<Node> nodes) {
    return nodes.size() == 1 ? nodes.get(0) : graph.add("join", new Concatenation(), nodes);
  }

  private Node point(GraphBuilder graph, Node input) {
    return graph.add("point", new Convolution(channels, Window.same(1, 1), 1, true), input);
  }

  private Node cell(GraphBuilder graph, int cell, Node input, Choices choices) {
    OneOfOperations some = some();
    List<Node> kept = new ArrayList<>();
    Node last = input;
    for (int layer = 1; layer < layers; layer++) {
      Site body = new Site(graph.within("body." + layer), last, channels, 1);
      Site past = new Site(graph.within("past." + layer), last, channels / 2, 1);
      kept.add(some.build(label(cell, "past", layer), past, choices));
      Node found = some.build(label(cell, "body", layer), body, choices);
      last = graph.add("sum." + layer, new Addition(), last, found);
    }
    Site end = new Site(graph.within("body." + layers), last, channels / 2, 1);
    kept.add(some.build(label(cell, "body", layers), end, choices));
    Node all = point(graph, joined(graph, kept));
    return SpatialAttention.build(new Site(graph.within("attention"), all, channels, 1));
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("distillation") ? "distillation()" : "distillation(\"" + name + "\")")
        + (".cells(" + cells + ").layers(" + layers + ").channels(" + channels + ")")
        + (operations.isEmpty() ? "" : ".choose(" + some() + ")");
  }
}
