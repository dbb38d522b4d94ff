package org.espalier.dsl.space.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.part.Choices;
import org.jgrapht.Graph;
import org.jgrapht.generate.BarabasiAlbertGraphGenerator;
import org.jgrapht.generate.GnpRandomGraphGenerator;
import org.jgrapht.generate.GraphGenerator;
import org.jgrapht.generate.WattsStrogatzGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * A way to draw random graphs, with the values of its parameters to choose from.
 *
 * @param kind which way
 * @param parameters the values of each parameter, in the order of {@link Kind#parameters}
 */
public record Generator(Kind kind, List<List<String>> parameters) {
  /** The ways of RandWire (Xie et al., ICCV 2019, arXiv 1904.01569, §3.3). */
  public enum Kind {
    /** Every pair of nodes is joined with probability p (Erdős and Rényi, 1959). */
    ERDOS_RENYI("erdosRenyi", "p"),
    /**
     * Each new node is joined to m others, likelier those with many edges (Barabási and Albert,
     * 1999). The first m nodes are all joined, in the paper none of them is.
     */
    BARABASI_ALBERT("barabasiAlbert", "m"),
    /** A ring, each node joined to its k nearest, edges moved with probability p (Watts, 1998). */
    WATTS_STROGATZ("wattsStrogatz", "k,p");

    private final String word;
    private final String parameters;

    Kind(String word, String parameters) {
      this.word = word;
      this.parameters = parameters;
    }

    /** The language's word. */
    public String word() {
      return word;
    }

    /** The names of its parameters. */
    public List<String> parameters() {
      return List.of(parameters.split(",", -1));
    }
  }

  /** Copies and checks. */
  public Generator {
    parameters = parameters.stream().map(List::copyOf).toList();
    if (parameters.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          kind.word() + "() needs at least one value of " + kind.parameters() + ".");
    }
  }

  /** Probabilities to choose from, each in [0, 1]. */
  public static Generator erdosRenyi(double... probabilities) {
    return new Generator(Kind.ERDOS_RENYI, List.of(probabilities(Kind.ERDOS_RENYI, probabilities)));
  }

  /** Numbers of edges of a new node to choose from, each at least 1. */
  public static Generator barabasiAlbert(int... edges) {
    for (int count : edges) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "barabasiAlbert(" + count + "): a new node is joined to at least 1 other.");
      }
    }
    List<String> counts = Arrays.stream(edges).mapToObj(String::valueOf).toList();
    return new Generator(Kind.BARABASI_ALBERT, List.of(counts));
  }

  /** A number of neighbours on the ring, even, and probabilities to choose from. */
  public static Generator wattsStrogatz(int neighbours, double... probabilities) {
    if (neighbours < 2 || neighbours % 2 == 1) {
      throw new IllegalArgumentException(
          "wattsStrogatz("
              + (neighbours + ", ...): the neighbours on the ring are an even number of at least 2")
              + ", half of them on each side.");
    }
    return new Generator(
        Kind.WATTS_STROGATZ,
        List.of(
            List.of(String.valueOf(neighbours)),
            probabilities(Kind.WATTS_STROGATZ, probabilities)));
  }

  private static List<String> probabilities(Kind kind, double... values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            kind.word() + "(" + value + "): a probability is in [0, 1].");
      }
    }
    return Arrays.stream(values).mapToObj(String::valueOf).toList();
  }

  /** Checks its parameters against a number of nodes. */
  void requireFit(int nodes) {
    for (String value : kind == Kind.ERDOS_RENYI ? List.<String>of() : parameters.get(0)) {
      if (Integer.parseInt(value) >= nodes) {
        throw new IllegalArgumentException(
            this
                + (" joins a node to " + value + " others, but wiring().nodes(" + nodes + ") has ")
                + ("only " + nodes + "; say more nodes first."));
      }
    }
  }

  List<Decision> decisions(String name, Condition asked) {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).size() > 1) {
        Domain domain = new Domain(parameters.get(i));
        decisions.add(Decision.of(label(name, i), domain).when(asked));
      }
    }
    return decisions;
  }

  private String label(String name, int parameter) {
    return name + "/" + kind.word() + "." + kind.parameters().get(parameter);
  }

  private double chosen(String name, int parameter, Choices choices) {
    List<String> values = parameters.get(parameter);
    return Double.parseDouble(
        values.get(values.size() > 1 ? choices.of(label(name, parameter)) : 0));
  }

  /**
   * Draws a graph of numbered nodes; an edge leads from the smaller to the larger number.
   *
   * @return for each node the ones that it reads, ascending
   */
  List<List<Integer>> draw(String name, int nodes, Seed seed, Choices choices) {
    Random random = new Random(seed.value());
    double first = chosen(name, 0, choices);
    GraphGenerator<Integer, DefaultEdge, Integer> generator =
        switch (kind) {
          case ERDOS_RENYI -> new GnpRandomGraphGenerator<>(nodes, first, random, false);
          case BARABASI_ALBERT ->
              new BarabasiAlbertGraphGenerator<>((int) first, (int) first, nodes, random);
          case WATTS_STROGATZ ->
              new WattsStrogatzGraphGenerator<>(
                  nodes, (int) first, chosen(name, 1, choices), false, random);
        };
    Supplier<Integer> numbers = SupplierUtil.createIntegerSupplier();
    Graph<Integer, DefaultEdge> graph =
        new SimpleGraph<>(numbers, SupplierUtil.createDefaultEdgeSupplier(), false);
    generator.generateGraph(graph, new LinkedHashMap<>());
    return sources(graph, nodes);
  }

  private static List<List<Integer>> sources(Graph<Integer, DefaultEdge> graph, int nodes) {
    List<List<Integer>> sources = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      sources.add(new ArrayList<>());
    }
    for (DefaultEdge edge : graph.edgeSet()) {
      int one = graph.getEdgeSource(edge);
      int other = graph.getEdgeTarget(edge);
      sources.get(Math.max(one, other)).add(Math.min(one, other));
    }
    return sources.stream().map(list -> list.stream().sorted().toList()).toList();
  }

  /** As typed. */
  @Override
  public String toString() {
    List<String> values = parameters.stream().map(list -> String.join(", ", list)).toList();
    return kind.word() + "(" + String.join(", ", values) + ")";
  }
}
