package org.espalier.stdlib.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.stdlib.engine.Batch;

/**
 * A graph with masks. It has all weights of the graph that it was made of, by their names.
 *
 * @param graph whose inputs are those of the graph without and then the masks
 * @param masks them, in order
 */
public record MaskedGraph(Graph graph, List<Mask> masks) implements Masked {
  /** Keeps its own copy of the list. */
  public MaskedGraph {
    masks = List.copyOf(masks);
  }

  /** A graph of which nothing is dropped. */
  public static MaskedGraph without(Graph graph) {
    return new MaskedGraph(graph, List.of());
  }

  /**
   * Multiplies some nodes of a graph.
   *
   * @param masks them, by the index of the node that each belongs to
   */
  public static MaskedGraph of(Graph graph, Map<Integer, Mask> masks) {
    GraphBuilder builder = Graph.builder();
    Map<Integer, Node> copies = new HashMap<>();
    List<Mask> fed = new ArrayList<>();
    // All inputs first: they are fed in the order of the nodes, and the masks come last.
    graph.inputs().forEach(node -> copies.put(node.index(), builder.copy(node, List.of())));
    Function<Integer, Node> copied = index -> Objects.requireNonNull(copies.get(index));
    for (Node node : graph.nodes()) {
      if (!(node.operation() instanceof Input)) {
        Node copy = builder.copy(node, node.inputs().stream().map(copied).toList());
        Mask mask = masks.get(node.index());
        copies.put(node.index(), mask == null ? copy : product(builder, copy, mask));
        if (mask != null) {
          fed.add(mask);
        }
      }
    }
    Node[] outputs =
        graph.outputs().stream().map(node -> copied.apply(node.index())).toArray(Node[]::new);
    return new MaskedGraph(builder.build(outputs), fed);
  }

  private static Node product(GraphBuilder builder, Node node, Mask mask) {
    Node input = builder.input(mask.place(), mask.shape());
    return builder.add(node.name() + "/" + mask.kind(), new Multiplication(), node, input);
  }

  @Override
  public boolean drops() {
    return !masks.isEmpty();
  }

  @Override
  public Batch feed(
      Batch batch, ToDoubleFunction<String> rates, Function<String, RandomGenerator> randoms) {
    List<float[]> inputs = new ArrayList<>(batch.inputs());
    for (Mask mask : masks) {
      double rate = rates.applyAsDouble(mask.kind());
      inputs.add(mask.draw(batch.count(), rate, randoms.apply(mask.place())));
    }
    return Batch.of(batch.count(), inputs.toArray(float[][]::new));
  }
}
