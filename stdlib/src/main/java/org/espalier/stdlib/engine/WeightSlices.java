package org.espalier.stdlib.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/**
 * Which numbers of one network's arrays stand in the arrays of the same names of another network:
 * how a smaller network inherits from a larger one (elastic widths and kernels, Cai et al., ICLR
 * 2020, arXiv 1908.09791, §3.2, without its matrices between kernels).
 *
 * <ul>
 *   <li>Of a kernel {@code K x K} the centre {@code k x k}; {@code K - k} is even.
 *   <li>Of the filters of a convolution and the units of a linear layer those that a {@link
 *       ChannelOrder} says, by default the first; of the channels that they read, those that the
 *       layer before them took.
 *   <li>Of depthwise and grouped convolutions the groups of the channels that they read; how many
 *       channels a group reads and yields stays.
 *   <li>Of batch norms, running statistics among it, the channels of what they normalise. These
 *       statistics are the larger network's: a few steps of training make them the smaller one's.
 *   <li>Any other array, such as an attention's, only whole.
 * </ul>
 *
 * <p>Arrays that only one network has, and the mixing weights of choices, are left alone.
 */
public final class WeightSlices {
  private final Graph from;
  private final Graph to;
  private final ChannelOrigins origins;
  private final Map<String, Slice> slices = new LinkedHashMap<>();

  /** What an array is made of: rows and columns of another, and where its kernel begins in it. */
  private record Slice(
      Weight there,
      Weight weight,
      List<Integer> rows,
      List<Integer> columns,
      List<Integer> kernel) {}

  private WeightSlices(Graph from, Graph to, ChannelOrder order) {
    this.from = from;
    this.to = to;
    this.origins = ChannelOrigins.between(from, to, order);
  }

  /**
   * From one network to another, by the first channels.
   *
   * @throws IllegalArgumentException when an array of the other is no slice of the one's, with both
   *     shapes and why
   */
  public static WeightSlices between(Graph from, Graph to) {
    return between(from, to, ChannelOrder.first());
  }

  /** Likewise, by other channels. */
  public static WeightSlices between(Graph from, Graph to, ChannelOrder order) {
    WeightSlices slices = new WeightSlices(from, to, order);
    to.nodes().forEach(node -> node.weights().forEach(weight -> slices.add(node, weight)));
    return slices;
  }

  private void add(Node node, Weight weight) {
    String name = node.nameOf(weight);
    Weight there = from.weights().get(name);
    if (there == null || weight.role() == Weight.Role.MIXTURE || slices.containsKey(name)) {
      return;
    }
    Shape before = there.shape();
    Shape now = weight.shape();
    if (before.dimensions().size() != now.dimensions().size()) {
      throw refused(name, before, now, "they are not of the same kind of layer");
    }
    List<Integer> rows = along(0, before, now, rows(node, weight), name);
    List<Integer> columns =
        rank(now) < 2 ? List.of(0) : along(1, before, now, columns(node, weight), name);
    slices.put(name, new Slice(there, weight, rows, columns, kernel(name, before, now)));
  }

  private static int rank(Shape shape) {
    return shape.dimensions().size();
  }

  private static boolean sliceable(Weight weight) {
    return switch (weight.role()) {
      case WEIGHT, BIAS, GAMMA, BETA, MOVING_MEAN, MOVING_VARIANCE -> true;
      default -> false;
    };
  }

  private List<Integer> rows(Node node, Weight weight) {
    int[] origin = sliceable(weight) ? origins.of(node) : null;
    return origin == null ? List.of() : IntStream.of(origin).boxed().toList();
  }

  private List<Integer> columns(Node node, Weight weight) {
    Node read = to.node(node.inputs().get(0));
    int[] origin = sliceable(weight) ? origins.of(read) : null;
    if (origin == null) {
      return List.of();
    }
    if (rank(weight.shape()) != 2) {
      return ChannelOrigins.flattened(origin, 1);
    }
    Node before = java.util.Objects.requireNonNull(origins.before(read));
    long each = read.shape().elements() / read.shape().channels();
    boolean same = before.shape().elements() / before.shape().channels() == each;
    return same ? ChannelOrigins.flattened(origin, Math.toIntExact(each)) : List.of();
  }

  private static List<Integer> along(
      int axis, Shape before, Shape now, List<Integer> origin, String name) {
    int there = before.dimensions().get(axis);
    int wanted = now.dimensions().get(axis);
    if (there == wanted) {
      return IntStream.range(0, wanted).boxed().toList();
    }
    boolean known =
        origin.size() == wanted && origin.stream().allMatch(from -> from >= 0 && from < there);
    if (!known) {
      String which = axis == 0 ? "its outputs" : "what it reads";
      throw refused(
          name,
          before,
          now,
          wanted > there
              ? which + " are more than there are"
              : "which of " + there + " channels are " + which + " cannot be told");
    }
    return origin;
  }

  private static List<Integer> kernel(String name, Shape before, Shape now) {
    return IntStream.range(2, rank(now))
        .map(
            axis -> {
              int there = before.dimensions().get(axis);
              int wanted = now.dimensions().get(axis);
              if (wanted > there || (there - wanted) % 2 != 0) {
                throw refused(
                    name,
                    before,
                    now,
                    wanted > there
                        ? "its kernel is larger than the other's"
                        : "an odd and an even kernel have no common centre");
              }
              return (there - wanted) / 2;
            })
        .boxed()
        .toList();
  }

  private static IllegalArgumentException refused(
      String name, Shape before, Shape now, String why) {
    return new IllegalArgumentException(
        "'"
            + name
            + "' is "
            + now
            + " and cannot be a slice of "
            + before
            + ": "
            + why
            + ". Inherit from a network with as many channels and as large kernels or more at the"
            + " same places.");
  }

  /** The full names of the arrays that go over, in the order of the network that gets them. */
  public List<String> names() {
    return List.copyOf(slices.keySet());
  }

  /** Whether an array goes over. */
  public boolean has(String name) {
    return slices.containsKey(name);
  }

  /** An array of the network that gets it. */
  Weight weight(String name) {
    return slice(name).weight();
  }

  private Slice slice(String name) {
    Slice slice = slices.get(name);
    if (slice == null) {
      throw new IllegalArgumentException(
          "The array '" + name + "' does not go over; these do: " + slices.keySet() + ".");
    }
    return slice;
  }

  /**
   * An array's numbers from those of the other network's.
   *
   * @throws IllegalArgumentException when the array does not go over, or has another size
   */
  public double[] slice(String name, double... numbers) {
    Slice slice = slice(name);
    if (numbers.length != slice.there().shape().elements()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' holds "
              + slice.there().shape().elements()
              + " numbers ("
              + slice.there().shape()
              + "), but got "
              + numbers.length
              + ".");
    }
    return taken(slice, numbers);
  }

  private static double[] taken(Slice slice, double[] numbers) {
    List<Integer> before = slice.there().shape().dimensions();
    List<Integer> now = slice.weight().shape().dimensions();
    int wide = before.size() < 2 ? 1 : before.get(1);
    int tall = before.size() < 3 ? 1 : before.get(2);
    int broad = before.size() < 4 ? 1 : before.get(3);
    int height = now.size() < 3 ? 1 : now.get(2);
    int width = now.size() < 4 ? 1 : now.get(3);
    int top = now.size() < 3 ? 0 : slice.kernel().get(0);
    int left = now.size() < 4 ? 0 : slice.kernel().get(1);
    double[] taken = new double[Math.toIntExact(slice.weight().shape().elements())];
    int at = 0;
    for (int row : slice.rows()) {
      for (int column : slice.columns()) {
        for (int y = 0; y < height; y++) {
          int begin = ((row * wide + column) * tall + top + y) * broad + left;
          System.arraycopy(numbers, begin, taken, at, width);
          at += width;
        }
      }
    }
    return taken;
  }
}
