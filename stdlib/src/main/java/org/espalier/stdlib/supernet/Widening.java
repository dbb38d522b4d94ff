package org.espalier.stdlib.supernet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.WeightSlices;
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
  private final WeightSlices slices;

  private Widening(Graph before, Graph after, WeightSlices slices) {
    this.before = before;
    this.after = after;
    this.slices = slices;
  }

  /**
   * From one network to another.
   *
   * @throws IllegalArgumentException when an array of a name is not as large or larger along its
   *     channels
   */
  static Widening between(Graph before, Graph after, Seed seed) {
    after.weights().forEach((name, weight) -> requireWider(name, before.weights(), weight));
    Seed copies = seed.split("widening");
    WeightSlices slices =
        WeightSlices.between(
            before, after, (layer, there, wanted) -> drawn(copies.stream(layer), there, wanted));
    return new Widening(before, after, slices);
  }

  private static int[] drawn(RandomGenerator random, int there, int wanted) {
    return IntStream.range(0, wanted)
        .map(channel -> channel < there ? channel : random.nextInt(there))
        .toArray();
  }

  private static void requireWider(String name, Map<String, Weight> before, Weight weight) {
    Weight there = before.get(name);
    if (there == null || weight.role() == Weight.Role.MIXTURE) {
      return;
    }
    List<Integer> from = there.shape().dimensions();
    List<Integer> to = weight.shape().dimensions();
    boolean wider = from.size() == to.size();
    for (int axis = 0; wider && axis < to.size(); axis++) {
      wider = axis < 2 ? to.get(axis) >= from.get(axis) : to.get(axis).equals(from.get(axis));
    }
    if (!wider) {
      throw refused(name, there.shape(), weight.shape());
    }
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
    Map<String, double[]> known = new LinkedHashMap<>();
    int from = 0;
    for (String name : names) {
      int until = from + size(before, name);
      known.put(name, java.util.Arrays.copyOfRange(numbers, from, until));
      from = until;
    }
    double[] result = otherwise.clone();
    int to = 0;
    for (String name : now) {
      double[] old = known.get(name);
      if (old != null && slices.has(name)) {
        double[] wider = slices.slice(name, old);
        System.arraycopy(wider, 0, result, to, wider.length);
      }
      to += size(after, name);
    }
    return result;
  }

  private static int size(Graph graph, String array) {
    Weight weight = java.util.Objects.requireNonNull(graph.weights().get(array), array);
    return Math.toIntExact(weight.shape().elements());
  }
}
