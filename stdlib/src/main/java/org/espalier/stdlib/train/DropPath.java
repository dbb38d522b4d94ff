package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Zero;

/**
 * A network whose cells lose edges at random while it learns (Larsson et al., "FractalNet", ICLR
 * 2017, arXiv 1605.07648, section 4, in the form of DARTS' released code): with probability {@code
 * p}, for each example and each edge by itself, what the edge's operation yields is 0, and else it
 * is divided by {@code 1 - p}, so its mean stays. Skip connections that are the identity are never
 * dropped; those that halve the image are, like any operation.
 *
 * <p>The factors are fed: the graph has an input more, with one number for each channel of each
 * edge. The network itself, for evaluation, shares all weights by their names.
 */
final class DropPath {
  private static final Pattern EDGE = Pattern.compile("^((?:.*/)?edge\\.[^/]+)/.*");

  private final Graph graph;
  private final List<ChannelSlice> paths;

  private DropPath(Graph graph, List<ChannelSlice> paths) {
    this.graph = graph;
    this.paths = paths;
  }

  /**
   * Of a network.
   *
   * @throws IllegalArgumentException when no edge of it can be dropped
   */
  static DropPath of(Graph network) {
    Set<Integer> ends = ends(network);
    if (ends.isEmpty()) {
      throw new IllegalArgumentException(
          "dropPath(...) drops what the edges of cells yield, but this network of "
              + network.nodes().size()
              + " nodes has no edge with an operation; say dropPath(0).");
    }
    Map<Integer, ChannelSlice> slices = new LinkedHashMap<>();
    int from = 0;
    for (int end : ends) {
      int channels = network.node(end).shape().channels();
      slices.put(end, new ChannelSlice(from, from + channels));
      from += channels;
    }
    return new DropPath(masked(network, slices, from), List.copyOf(slices.values()));
  }

  /** The last nodes of edges, but for identities and zeros; in order. */
  private static Set<Integer> ends(Graph network) {
    Set<Integer> ends = new TreeSet<>();
    for (Node node : network.nodes()) {
      for (int input : node.inputs()) {
        Node before = network.node(input);
        boolean leaves = !edge(before).isEmpty() && !edge(before).equals(edge(node));
        boolean stays =
            before.operation() instanceof Identity || before.operation() instanceof Zero;
        if (leaves && !stays) {
          ends.add(input);
        }
      }
    }
    return ends;
  }

  private static String edge(Node node) {
    Matcher matcher = EDGE.matcher(node.name());
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static Graph masked(Graph network, Map<Integer, ChannelSlice> slices, int channels) {
    GraphBuilder builder = Graph.builder();
    Map<Integer, Node> copies = new HashMap<>();
    // All inputs first: they are fed in the order of the nodes, and the factors come last.
    network.inputs().forEach(node -> copies.put(node.index(), builder.copy(node, List.of())));
    Node factors = builder.input("drop path", Shape.of(channels, 1, 1));
    for (Node node : network.nodes()) {
      if (!(node.operation() instanceof Input)) {
        List<Node> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(Objects.requireNonNull(copies.get(input))));
        Node copy = builder.copy(node, inputs);
        ChannelSlice slice = slices.get(node.index());
        copies.put(node.index(), slice == null ? copy : masked(builder, copy, factors, slice));
      }
    }
    return builder.build(
        network.outputs().stream()
            .map(output -> Objects.requireNonNull(copies.get(output.index())))
            .toArray(Node[]::new));
  }

  private static Node masked(GraphBuilder builder, Node end, Node factors, ChannelSlice slice) {
    GraphBuilder at = builder.within("drop path").within(end.name());
    Node factor = at.add("factor", slice, factors);
    return at.add("product", new Multiplication(), end, factor);
  }

  /** The network that learns; its last input are the factors. */
  Graph graph() {
    return graph;
  }

  /** How many edges may be dropped. */
  int paths() {
    return paths.size();
  }

  /**
   * Factors for one step, example after example; 1 everywhere where nothing is dropped.
   *
   * @param examples how many
   * @param probability of being dropped, in [0, 1)
   */
  float[] factors(int examples, double probability, RandomGenerator random) {
    int channels = paths.get(paths.size() - 1).to();
    float[] factors = new float[examples * channels];
    float kept = (float) (1 / (1 - probability));
    for (int example = 0; example < examples; example++) {
      for (ChannelSlice path : paths) {
        float factor = random.nextDouble() < probability ? 0 : kept;
        int from = example * channels;
        Arrays.fill(factors, from + path.from(), from + path.to(), factor);
      }
    }
    return factors;
  }
}
