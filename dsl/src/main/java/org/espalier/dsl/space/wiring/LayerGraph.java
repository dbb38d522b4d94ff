package org.espalier.dsl.space.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Links;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * Any directed acyclic graph of labelled layers: a yes or no for each pair of vertices, a label for
 * each but the first, the input, and the last, the output. The graphs that GraphPNAS generates (Li
 * et al., 2022, arXiv 2211.15155, §3) and, with a number of units for each layer, those that NASBOT
 * searches (Kandasamy et al., NeurIPS 2018, arXiv 1802.07191, §2).
 *
 * <p>A vertex reads the concatenation of what leads to it, brought to its width by ReLU, 1x1
 * convolution and batch norm where it has another. Vertices that no way from input to output passes
 * are left out. The output is the concatenation of what leads to it, brought to the input's width
 * by ReLU, 1x1 convolution and batch norm; without any way, zeros.
 *
 * <p>{@code size()} counts all labelled graphs, {@code 2^(n (n - 1) / 2) labels^(n - 2)} of them
 * for {@code n} vertices, isomorphic ones and those with idle vertices too.
 *
 * @param name what its decisions' labels begin with
 * @param vertices how many, input and output included; at least 2
 * @param labels what an inner vertex chooses from; empty until {@link #labels(List)} was said
 * @param units how wide an inner vertex may be; empty for the input's width
 */
public record LayerGraph(
    String name, int vertices, List<CandidateOperation> labels, List<Integer> units)
    implements Section {
  /** Copies and checks. */
  public LayerGraph {
    if (vertices < 2) {
      throw new IllegalArgumentException(
          "layerGraph().vertices("
              + (vertices + "): a graph has at least 2 vertices, its input and its output."));
    }
    labels = List.copyOf(labels);
    units = List.copyOf(units);
  }

  /** Seven vertices, whose labels are still to be said. */
  public static LayerGraph named(String name) {
    return new LayerGraph(name, 7, List.of(), List.of());
  }

  /** How many vertices, input and output included. */
  public LayerGraph vertices(int count) {
    return new LayerGraph(name, count, labels, units);
  }

  /** What every inner vertex chooses from. */
  public LayerGraph labels(List<CandidateOperation> operations) {
    return new LayerGraph(name, vertices, operations, units);
  }

  /** How wide an inner vertex may be. */
  public LayerGraph units(int... counts) {
    List<Integer> widths = Options.of("units", Arrays.stream(counts).boxed().toList());
    return new LayerGraph(name, vertices, labels, widths);
  }

  /** A yes or no for each pair of vertices, numbered from 0. */
  public Links edges() {
    return new Links(name + "/edge");
  }

  private String vertex(int number) {
    return name + "/vertex." + number;
  }

  @Override
  public List<Decision> decisions() {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "A graph of layers needs labels: say layerGraph().labels(ops(CONV_3X3, MAX_POOL_3X3)).");
    }
    Domain domain = new Domain(labels.stream().map(CandidateOperation::name).toList());
    List<Decision> decisions = new ArrayList<>();
    for (int to = 1; to < vertices; to++) {
      decisions.addAll(edges().into(0, to));
      if (to < vertices - 1) {
        decisions.add(Decision.of(vertex(to), domain));
        if (!units.isEmpty()) {
          decisions.add(Decision.of(vertex(to) + "/units", Options.domain(units)));
        }
      }
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    NavigableMap<Integer, List<Integer>> ways = ways(choices);
    if (!ways.containsKey(vertices - 1)) {
      return graph.add("zero", new Zero(), input);
    }
    List<Node> outputs = new ArrayList<>(List.of(input));
    for (int to = 1; to < vertices - 1; to++) {
      List<Integer> sources = ways.getOrDefault(to, List.of());
      // A vertex off every way is never read; the input stands for it.
      outputs.add(
          sources.isEmpty() ? input : vertex(graph, to, read(outputs, sources), input, choices));
    }
    GraphBuilder place = graph.within("vertex." + (vertices - 1));
    Node joined = joined(place, read(outputs, ways.lastEntry().getValue()));
    Site site = new Site(place, joined, input.shape().channels(), 1);
    return site.chain(Candidates.preActivated(site, 1));
  }

  /** For each vertex on a way from input to output, the vertices on such ways that it reads. */
  private NavigableMap<Integer, List<Integer>> ways(Choices choices) {
    NavigableMap<Integer, List<Integer>> reached = new TreeMap<>();
    for (int to = 1; to < vertices; to++) {
      List<Integer> sources =
          edges().chosen(0, to, to, choices).stream()
              .filter(from -> from == 0 || reached.containsKey(from))
              .toList();
      if (!sources.isEmpty()) {
        reached.put(to, sources);
      }
    }
    for (int vertex = vertices - 2; vertex > 0; vertex--) {
      int inner = vertex;
      if (reached.tailMap(vertex, false).values().stream().noneMatch(s -> s.contains(inner))) {
        reached.remove(vertex);
      }
    }
    return reached;
  }

  private static List<Node> read(List<Node> outputs, List<Integer> sources) {
    return sources.stream().map(outputs::get).toList();
  }

  private Node vertex(
      GraphBuilder graph, int number, List<Node> read, Node input, Choices choices) {
    GraphBuilder place = graph.within("vertex." + number);
    int channels =
        units.isEmpty()
            ? input.shape().channels()
            : units.get(choices.of(vertex(number) + "/units"));
    Site site = new Site(place, joined(place, read), channels, 1);
    return choices.choose(vertex(number), labels, site.from(fitted(site)));
  }

  private static Node fitted(Site site) {
    return site.keepsShape()
        ? site.input()
        : site.within("fit").chain(Candidates.preActivated(site, 1));
  }

  private static Node joined(GraphBuilder graph, List<Node> nodes) {
    return nodes.size() == 1
        ? nodes.get(0)
        : graph.add("concatenation", new Concatenation(), nodes);
  }

  /** As typed. */
  @Override
  public String toString() {
    List<String> words = labels.stream().map(CandidateOperation::word).toList();
    return (name.equals("layerGraph") ? "layerGraph()" : "layerGraph(\"" + name + "\")")
        + (".vertices(" + vertices + ").labels(ops(" + String.join(", ", words) + "))")
        + (units.isEmpty() ? "" : ".units(" + Options.join(units) + ")");
  }
}
