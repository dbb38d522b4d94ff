package org.espalier.stdlib.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.strategy.relaxed.Quantity;

/**
 * A supernet in which something is dropped at random: what may be dropped is multiplied by a mask
 * that is fed beside the images, 0 where it is dropped and {@code 1 / (1 - rate)} elsewhere, so
 * that its mean stays.
 *
 * <ul>
 *   <li>Drop path: the whole mixture of an edge of a cell, for each example by itself ({@code
 *       drop_path(sum_k p_k o_k(x))}, released codes of RobustDARTS and SNAS).
 *   <li>Skip dropout: each number behind an identity among the options (released code of P-DARTS).
 * </ul>
 *
 * <p>Masks follow from the minibatch, not from how many passes there were: passes over one
 * minibatch see the same network, as finite differences need, and a search that goes on finds its
 * masks again.
 */
final class Masks {
  private static final String EDGE = "/edge.";

  private final Graph supernet;
  private final Set<String> dropped;
  private final GraphBuilder builder = Graph.builder();
  private final Map<Integer, Node> copies = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();

  private Masks(Graph supernet, Set<String> dropped) {
    this.supernet = supernet;
    this.dropped = dropped;
  }

  /**
   * A graph with masks.
   *
   * @param graph whose inputs are those of the supernet and then the masks
   * @param masks them, in order
   */
  record Masked(Graph graph, List<Mask> masks) {
    /** The batch with masks for it. */
    Batch feed(Batch batch, Map<String, Double> rates, Seed seed) {
      List<float[]> inputs = new ArrayList<>(batch.inputs());
      for (Mask mask : masks) {
        double rate = rates.getOrDefault(mask.kind(), 0.0);
        RandomGenerator random = seed.split("drop").stream(mask.place());
        inputs.add(mask.draw(batch.count(), rate, random));
      }
      return Batch.of(batch.count(), inputs.toArray(float[][]::new));
    }
  }

  /**
   * What is fed at one place.
   *
   * @param kind what is dropped there
   * @param place the input's name
   * @param shape of one example's
   */
  record Mask(String kind, String place, Shape shape) {
    /** Numbers for a batch; for drop path an example's are all alike. */
    float[] draw(int count, double rate, RandomGenerator random) {
      int size = Math.toIntExact(shape.elements());
      float kept = (float) (1 / (1 - rate));
      float[] numbers = new float[count * size];
      int alike = kind.equals(Quantity.DROP_PATH) ? size : 1;
      for (int i = 0; i < numbers.length; i += alike) {
        Arrays.fill(numbers, i, i + alike, random.nextDouble() < rate ? 0 : kept);
      }
      return numbers;
    }
  }

  /**
   * A supernet with masks.
   *
   * @param dropped what is dropped, by {@link Quantity#DROP_PATH} and {@link Quantity#SKIP_DROPOUT}
   * @throws IllegalArgumentException when it has nothing of the kind
   */
  static Masked of(Graph supernet, Set<String> dropped) {
    return dropped.isEmpty()
        ? new Masked(supernet, List.of())
        : new Masks(supernet, dropped).masked();
  }

  private Masked masked() {
    for (Node node : supernet.nodes()) {
      copies.put(node.index(), copy(node));
    }
    for (String kind : dropped) {
      if (!kinds.containsValue(kind)) {
        throw new IllegalArgumentException(
            kind
                + ": this supernet has nothing that could be dropped so; it needs cells whose edges"
                + " mix operations"
                + (kind.equals(Quantity.DROP_PATH) ? "" : ", skip_connect among them")
                + ", or a rate of 0, such as dropPath(0).");
      }
    }
    Graph graph = builder.build(supernet.outputs().stream().map(this::copied).toArray(Node[]::new));
    List<Mask> masks = new ArrayList<>();
    for (Node input : graph.inputs()) {
      String kind = kinds.get(input.name());
      if (kind != null) {
        masks.add(new Mask(kind, input.name(), input.shape()));
      }
    }
    return new Masked(graph, masks);
  }

  private Node copied(Node node) {
    return java.util.Objects.requireNonNull(copies.get(node.index()));
  }

  private Node copy(Node node) {
    List<Node> inputs =
        new ArrayList<>(node.inputs().stream().map(i -> copied(supernet.node(i))).toList());
    if (!ActivePaths.mixes(supernet, node)) {
      return builder.copy(node, inputs);
    }
    if (dropped.contains(Quantity.SKIP_DROPOUT)) {
      inputs.replaceAll(
          option ->
              option.operation() instanceof Identity
                  ? times(Quantity.SKIP_DROPOUT, option, option.shape())
                  : option);
    }
    Node mixture = builder.copy(node, inputs);
    boolean edge = ActivePaths.label(supernet.node(node.inputs().get(0))).contains(EDGE);
    return edge && dropped.contains(Quantity.DROP_PATH)
        ? times(Quantity.DROP_PATH, mixture, Shape.of(mixture.shape().channels(), 1, 1))
        : mixture;
  }

  private Node times(String kind, Node node, Shape shape) {
    String place = kind + "/" + node.name();
    kinds.put(place, kind);
    return builder.add(
        node.name() + "/" + kind, new Multiplication(), node, builder.input(place, shape));
  }
}
