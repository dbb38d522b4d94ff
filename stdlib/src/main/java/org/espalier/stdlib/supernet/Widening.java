package org.espalier.stdlib.supernet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.WeightVector;

/**
 * Arrays of a network go over to a wider one of the same names: the first channels are those that
 * were there, each further one is a copy of one of them that is drawn (Net2WiderNet, Chen,
 * Goodfellow and Shlens, ICLR 2016, arXiv 1511.05641; released code of DrNAS). As in that code
 * nothing is divided by how often a channel stands there, so a layer that reads copies yields more
 * than it did. Unlike there, all layers that read one node's channels copy the same ones.
 */
final class Widening {
  private final Graph before;
  private final Graph after;
  private final Seed seed;
  private final Map<String, int[]> origins = new LinkedHashMap<>();
  private final Map<String, Array> arrays = new LinkedHashMap<>();

  /** Which channels of an array's first two axes its numbers come from. */
  private record Array(Shape from, Shape to, List<Integer> rows, List<Integer> columns) {}

  private Widening(Graph before, Graph after, Seed seed) {
    this.before = before;
    this.after = after;
    this.seed = seed;
  }

  /**
   * From one network to another.
   *
   * @throws IllegalArgumentException when an array of a name is not as large or larger along its
   *     channels
   */
  static Widening between(Graph before, Graph after, Seed seed) {
    Widening widening = new Widening(before, after, seed);
    Map<String, Node> there = new LinkedHashMap<>();
    before.nodes().forEach(node -> there.put(node.name(), node));
    for (Node node : after.nodes()) {
      Node old = there.get(node.name());
      // What has fewer channels passes by the operations, and nothing that is learned reads it.
      if (old != null
          && node.shape().isImage()
          && old.shape().isImage()
          && node.shape().channels() >= old.shape().channels()) {
        widening.origins.put(node.name(), widening.origin(node, old));
      }
    }
    for (Node node : after.nodes()) {
      node.weights().forEach(weight -> widening.add(node, weight));
    }
    return widening;
  }

  /** For each channel of a node the one that it was, or is a copy of. */
  private int[] origin(Node node, Node old) {
    int channels = old.shape().channels();
    if (node.shape().channels() == channels) {
      return IntStream.range(0, channels).toArray();
    }
    if (node.operation() instanceof Concatenation) {
      return joined(node, old);
    }
    boolean mixing =
        node.operation() instanceof Convolution convolution && convolution.groups() == 1;
    int[] read = node.inputs().size() == 1 ? origins.get(input(node)) : null;
    boolean keeps =
        !mixing
            && read != null
            && read.length == node.shape().channels()
            && before.node(old.inputs().get(0)).shape().channels() == channels;
    return keeps ? java.util.Objects.requireNonNull(read) : drawn(node, channels);
  }

  private String input(Node node) {
    return after.node(node.inputs().get(0)).name();
  }

  private int[] drawn(Node node, int channels) {
    RandomGenerator random = seed.split("widening").stream(node.name());
    return IntStream.range(0, node.shape().channels())
        .map(channel -> channel < channels ? channel : random.nextInt(channels))
        .toArray();
  }

  private int[] joined(Node node, Node old) {
    int[] origin = new int[node.shape().channels()];
    int to = 0;
    int from = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      int[] part = origins.getOrDefault(after.node(node.inputs().get(i)).name(), new int[0]);
      for (int channel : part) {
        origin[to++] = from + channel;
      }
      from += before.node(old.inputs().get(i)).shape().channels();
    }
    return origin;
  }

  private void add(Node node, Weight weight) {
    String name = node.nameOf(weight);
    Weight known = before.weights().get(name);
    boolean mixture = weight.role() == Weight.Role.MIXTURE;
    if (known == null || mixture || arrays.containsKey(name)) {
      return;
    }
    Shape from = known.shape();
    Shape to = weight.shape();
    List<Integer> rows = along(0, from, to, node.name(), name);
    List<Integer> columns =
        to.dimensions().size() < 2 ? List.of(0) : along(1, from, to, input(node), name);
    for (int axis = 2; axis < to.dimensions().size(); axis++) {
      if (!from.dimensions().get(axis).equals(to.dimensions().get(axis))) {
        throw refused(name, from, to);
      }
    }
    arrays.put(name, new Array(from, to, rows, columns));
  }

  private List<Integer> along(int axis, Shape from, Shape to, String node, String array) {
    if (from.dimensions().get(axis).equals(to.dimensions().get(axis))) {
      return IntStream.range(0, to.dimensions().get(axis)).boxed().toList();
    }
    int[] origin = origins.getOrDefault(node, new int[0]);
    if (origin.length != to.dimensions().get(axis)
        || from.dimensions().get(axis) > to.dimensions().get(axis)) {
      throw refused(array, from, to);
    }
    return Arrays.stream(origin).boxed().toList();
  }

  private static IllegalArgumentException refused(String name, Shape from, Shape to) {
    return new IllegalArgumentException(
        "'"
            + name
            + "' is "
            + from
            + " and would become "
            + to
            + ", but a network is widened along its channels alone; take a space with more"
            + " channels at the same places, such as partialChannels(4) behind partialChannels(6).");
  }

  /** Takes the numbers of old arrays over; arrays that were not there stay. */
  void carry(List<String> names, double[] numbers, WeightVector to) {
    to.numbers(carried(names, numbers, to.names(), to.numbers()));
  }

  /** Numbers array after array, as those of the arrays of the same names were. */
  double[] carried(List<String> names, double[] numbers, List<String> now, double[] otherwise) {
    Map<String, Integer> places = new LinkedHashMap<>();
    int place = 0;
    for (String name : names) {
      places.put(name, place);
      place += size(before, name);
    }
    double[] result = otherwise.clone();
    int to = 0;
    for (String name : now) {
      Integer from = places.get(name);
      Array array = arrays.get(name);
      if (from != null && array != null) {
        copy(array, numbers, from, result, to);
      }
      to += size(after, name);
    }
    return result;
  }

  private static int size(Graph graph, String array) {
    Weight weight = java.util.Objects.requireNonNull(graph.weights().get(array), array);
    return Math.toIntExact(weight.shape().elements());
  }

  private static void copy(Array array, double[] numbers, int from, double[] result, int to) {
    int wide = array.columns().size();
    int tall = array.rows().size();
    int inner = Math.toIntExact(array.to().elements()) / (wide * tall);
    int before =
        Math.toIntExact(array.from().elements()) / inner / array.from().dimensions().get(0);
    for (int row = 0; row < tall; row++) {
      for (int column = 0; column < wide; column++) {
        int source = (array.rows().get(row) * before + array.columns().get(column)) * inner;
        System.arraycopy(numbers, from + source, result, to + (row * wide + column) * inner, inner);
      }
    }
  }
}
