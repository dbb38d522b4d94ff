package org.espalier.stdlib.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.jspecify.annotations.Nullable;

/**
 * For each node that two graphs have, by name, which channel of one graph's node each channel of
 * the other's is. Layers that mix channels take what an order says; what passes channels on has
 * those of what it reads, so that everybody who reads a node means the same channels of it.
 */
final class ChannelOrigins {
  private final Graph from;
  private final Graph to;
  private final ChannelOrder order;
  private final Map<String, Node> there = new HashMap<>();
  private final Map<String, int[]> origins = new LinkedHashMap<>();

  private ChannelOrigins(Graph from, Graph to, ChannelOrder order) {
    this.from = from;
    this.to = to;
    this.order = order;
    from.nodes().forEach(node -> there.put(node.name(), node));
  }

  static ChannelOrigins between(Graph from, Graph to, ChannelOrder order) {
    ChannelOrigins found = new ChannelOrigins(from, to, order);
    for (Node node : to.nodes()) {
      Node old = found.there.get(node.name());
      if (old != null && rank(old) == rank(node)) {
        int[] origin = found.origin(node, old);
        if (origin != null) {
          found.origins.put(node.name(), origin);
        }
      }
    }
    return found;
  }

  private static int rank(Node node) {
    return node.shape().dimensions().size();
  }

  /** The node of the same name in the other graph; null where there is none. */
  @Nullable Node before(Node node) {
    return there.get(node.name());
  }

  /** Where a node's channels come from; null where that cannot be said. */
  int @Nullable [] of(Node node) {
    return origins.get(node.name());
  }

  private int @Nullable [] origin(Node node, Node old) {
    int wanted = node.shape().channels();
    int channels = old.shape().channels();
    if (wanted == channels) {
      return IntStream.range(0, channels).toArray();
    }
    if (node.operation() instanceof Concatenation) {
      return joined(node, old);
    }
    if (node.operation() instanceof Convolution grouped && grouped.groups() > 1) {
      return old.operation() instanceof Convolution before
          ? groups(node, grouped, old, before)
          : null;
    }
    int[] passed = mixes(node) ? null : passed(node, old);
    return passed != null ? passed : order.of(node.name(), channels, wanted);
  }

  private static boolean mixes(Node node) {
    return node.operation() instanceof Convolution || node.operation() instanceof Linear;
  }

  /** The channels of the first input that has as many as the node, in both graphs. */
  private int @Nullable [] passed(Node node, Node old) {
    if (node.operation() instanceof ChannelSlice slice
        && old.operation() instanceof ChannelSlice before) {
      return sliced(node, slice, before);
    }
    for (int i = 0; i < Math.min(node.inputs().size(), old.inputs().size()); i++) {
      Node input = to.node(node.inputs().get(i));
      int[] read = origins.get(input.name());
      int channels = from.node(old.inputs().get(i)).shape().channels();
      if (read != null
          && rank(input) == rank(node)
          && read.length == node.shape().channels()
          && channels == old.shape().channels()) {
        return node.operation() instanceof ChannelShuffle shuffle
            ? shuffled(read, shuffle.groups(), channels)
            : read;
      }
    }
    return null;
  }

  private int @Nullable [] sliced(Node node, ChannelSlice slice, ChannelSlice before) {
    int[] read = origins.get(to.node(node.inputs().get(0)).name());
    if (read == null) {
      return null;
    }
    int[] origin =
        IntStream.range(slice.from(), slice.to()).map(i -> read[i] - before.from()).toArray();
    int channels = before.to() - before.from();
    return IntStream.of(origin).allMatch(i -> i >= 0 && i < channels) ? origin : null;
  }

  /**
   * A shuffle of {@code groups x n} channels puts channel {@code i n + j} at {@code j groups + i}.
   */
  private static int[] shuffled(int[] read, int groups, int channels) {
    int each = read.length / groups;
    int eachBefore = channels / groups;
    int[] origin = new int[read.length];
    for (int i = 0; i < read.length; i++) {
      origin[i % each * groups + i / each] = read[i] % eachBefore * groups + read[i] / eachBefore;
    }
    return origin;
  }

  private int[] joined(Node node, Node old) {
    int[] origin = new int[node.shape().channels()];
    int at = 0;
    int before = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      Node input = to.node(node.inputs().get(i));
      int[] part = origins.get(input.name());
      for (int channel = 0; channel < input.shape().channels(); channel++) {
        origin[at++] = part == null ? -1 : before + part[channel];
      }
      before += i < old.inputs().size() ? from.node(old.inputs().get(i)).shape().channels() : 0;
    }
    return origin;
  }

  /** Whole groups of the same size: those that read what the others read. */
  private int @Nullable [] groups(Node node, Convolution now, Node old, Convolution before) {
    int[] read = origins.get(to.node(node.inputs().get(0)).name());
    int yields = now.filters() / now.groups();
    int reads = to.node(node.inputs().get(0)).shape().channels() / now.groups();
    int readsBefore = from.node(old.inputs().get(0)).shape().channels() / before.groups();
    if (read == null || reads != readsBefore || yields != before.filters() / before.groups()) {
      return null;
    }
    int[] origin = new int[now.filters()];
    for (int group = 0; group < now.groups(); group++) {
      int first = read[group * reads];
      for (int i = 0; i < reads; i++) {
        if (first % reads != 0 || read[group * reads + i] != first + i) {
          return null;
        }
      }
      for (int i = 0; i < yields; i++) {
        origin[group * yields + i] = first / reads * yields + i;
      }
    }
    return origin;
  }

  /**
   * Where the numbers come from that a layer reads of each channel.
   *
   * @param each how many: of a flattened image all of a channel's, else 1
   */
  static List<Integer> flattened(int[] origin, int each) {
    return IntStream.of(origin)
        .boxed()
        .flatMap(channel -> IntStream.range(0, each).mapToObj(i -> channel * each + i))
        .toList();
  }
}
