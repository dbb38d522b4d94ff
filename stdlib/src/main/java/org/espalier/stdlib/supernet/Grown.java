package org.espalier.stdlib.supernet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/** What a supernet is for the time being: a graph on a store of its own, that ends with it. */
final class Grown implements AutoCloseable {
  /** How many graphs of active options are kept beside the whole one. */
  private static final int KEPT = 16;

  private final Graph graph;
  private final WeightStore store;
  private final Paths paths;
  private final List<RelaxedChoice> choices;
  private final StoredVector weights;
  private final StoredVector statistics;

  /** Compiles; if that fails, the store is closed. */
  static Grown on(WeightStore store, Graph graph, Loss loss) {
    try {
      return new Grown(graph, store, loss);
    } catch (RuntimeException | Error failure) {
      store.close();
      throw failure;
    }
  }

  private Grown(Graph graph, WeightStore store, Loss loss) {
    this.graph = graph;
    this.store = store;
    this.choices = ActivePaths.choices(graph);
    this.paths = new Paths(graph, store, loss, KEPT);
    this.weights =
        new StoredVector(ArrayVector.values(store, paths.whole().executable().learned()));
    List<String> running = new ArrayList<>();
    graph
        .weights()
        .forEach(
            (name, weight) -> {
              if (!weight.role().differentiable()) {
                running.add(name);
              }
            });
    this.statistics = new StoredVector(ArrayVector.values(store, running));
  }

  /**
   * A supernet of some options of each choice only.
   *
   * @throws IllegalArgumentException when the graph has other choices, or lacks an option
   */
  static Graph narrowed(Graph graph, List<RelaxedChoice> left) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (RelaxedChoice whole : ActivePaths.choices(graph)) {
      RelaxedChoice kept =
          left.stream()
              .filter(choice -> choice.label().equals(whole.label()))
              .filter(choice -> whole.options().containsAll(choice.options()))
              .findFirst()
              .orElseThrow(() -> other(ActivePaths.choices(graph), left));
      places.put(whole.label(), kept.options().stream().map(whole.options()::indexOf).toList());
    }
    if (places.size() != left.size()) {
      throw other(ActivePaths.choices(graph), left);
    }
    boolean all = ActivePaths.choices(graph).equals(left);
    return all ? graph : ActivePaths.alone(graph, places);
  }

  private static IllegalArgumentException other(
      List<RelaxedChoice> there, List<RelaxedChoice> left) {
    return new IllegalArgumentException(
        "A supernet of "
            + there
            + " cannot go on with "
            + left
            + "; the spaces of all stages must decide the same: take the same cells at other"
            + " sizes.");
  }

  Graph graph() {
    return graph;
  }

  WeightStore store() {
    return store;
  }

  Paths paths() {
    return paths;
  }

  List<RelaxedChoice> choices() {
    return choices;
  }

  RelaxedChoice choice(String label) {
    return choices.stream().filter(known -> known.label().equals(label)).findFirst().orElseThrow();
  }

  StoredVector weights() {
    return weights;
  }

  StoredVector statistics() {
    return statistics;
  }

  @Override
  public void close() {
    paths.close();
    store.close();
  }
}
