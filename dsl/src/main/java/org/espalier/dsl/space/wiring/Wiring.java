package org.espalier.dsl.space.wiring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GatedSum;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * A stage wired at random (RandWire: Xie et al., ICCV 2019, arXiv 1904.01569, §3). What is decided
 * is how the graph is drawn: the generator, its parameters, and the seed. Every node sums what it
 * reads, each weighed by the sigmoid of a learned number ({@link GatedSum}), and goes through ReLU,
 * a 3x3 separable convolution and a batch norm; nodes that read no other read the stage's input
 * with stride 2 and set its width; the stage yields the mean of the nodes that no other reads. Each
 * stage of a network draws its own graph from the one seed.
 *
 * @param name what its decisions' labels begin with; wirings of one name share them
 * @param nodes how many nodes; at least 2
 * @param channels how wide; 0 until {@link #channels(int)} was said
 * @param generators the ways to choose from
 * @param seeds how many seeds to choose from
 */
public record Wiring(String name, int nodes, int channels, List<Generator> generators, int seeds)
    implements Section {
  /** Copies and checks. */
  public Wiring {
    if (nodes < 2) {
      throw new IllegalArgumentException(
          "wiring().nodes(" + nodes + "): a random graph has at least 2 nodes.");
    }
    if (seeds < 1) {
      throw new IllegalArgumentException(
          "wiring().seeds(" + seeds + "): at least 1 seed is needed to draw a graph.");
    }
    generators = List.copyOf(generators);
    Set<Generator.Kind> kinds = new LinkedHashSet<>();
    for (Generator generator : generators) {
      if (!kinds.add(generator.kind())) {
        throw new IllegalArgumentException(
            "wiring().draw(...) names "
                + (generator.kind().word() + " twice; give it all its parameters at once."));
      }
      generator.requireFit(nodes);
    }
  }

  /** 32 nodes, as in the paper; how they are wired is still to be said. */
  public static Wiring named(String name) {
    return new Wiring(name, 32, 0, List.of(), 1);
  }

  /** How many nodes. */
  public Wiring nodes(int count) {
    return new Wiring(name, count, channels, generators, seeds);
  }

  /** How wide. */
  public Wiring channels(int count) {
    return new Wiring(name, nodes, count, generators, seeds);
  }

  /** Ways to choose from. */
  public Wiring draw(Generator... ways) {
    return new Wiring(name, nodes, channels, List.of(ways), seeds);
  }

  /** How many seeds to choose from: 0, 1, 2 and so on. */
  public Wiring seeds(int count) {
    return new Wiring(name, nodes, channels, generators, count);
  }

  @Override
  public List<Decision> decisions() {
    if (generators.isEmpty() || channels < 1) {
      throw new IllegalArgumentException(
          "A random stage needs a generator and a width: say"
              + " wiring().draw(wattsStrogatz(4, 0.75)).channels(78).");
    }
    List<Decision> decisions = new ArrayList<>();
    List<String> words = generators.stream().map(way -> way.kind().word()).toList();
    decisions.add(Decision.of(name + "/generator", new Domain(words)));
    for (int i = 0; i < generators.size(); i++) {
      Condition asked = new Condition(name + "/generator", Set.of(i));
      decisions.addAll(generators.get(i).decisions(name, asked));
    }
    List<String> numbers = IntStream.range(0, seeds).mapToObj(String::valueOf).toList();
    decisions.add(Decision.of(name + "/seed", new Domain(numbers)));
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Generator generator = generators.get(choices.of(name + "/generator"));
    Seed seed = new Seed(choices.of(name + "/seed")).split("wiring", number);
    List<List<Integer>> sources = generator.draw(name, nodes, seed, choices);
    List<Node> outputs = new ArrayList<>();
    List<Node> unread = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      List<Node> read = sources.get(node).stream().map(outputs::get).toList();
      outputs.add(node(graph.within("node." + node), input, read));
      unread.removeAll(read);
      unread.add(outputs.get(node));
    }
    return mean(graph, unread);
  }

  private Node node(GraphBuilder graph, Node input, List<Node> read) {
    int stride = read.isEmpty() ? 2 : 1;
    Node from = read.isEmpty() ? input : graph.add("sum", new GatedSum(), read);
    return new Site(graph, from, channels, stride)
        .chain(
            List.of(
                new Activation(Activation.Kind.RELU),
                Convolution.depthwise(from.shape().channels(), Window.same(3, stride)),
                Convolution.same(channels, 1, 1),
                BatchNormalization.standard()));
  }

  private static Node mean(GraphBuilder graph, List<Node> unread) {
    if (unread.size() == 1) {
      return unread.get(0);
    }
    Node sum = graph.add("sum", new Addition(), unread);
    return graph.add("mean", new Scaling(1.0 / unread.size()), sum);
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("wiring") ? "wiring()" : "wiring(\"" + name + "\")")
        + (".nodes(" + nodes + ").channels(" + channels + ")")
        + generators.stream()
            .map(Generator::toString)
            .collect(Collectors.joining(", ", ".draw(", ")"))
        + (seeds == 1 ? "" : ".seeds(" + seeds + ")");
  }
}
