package org.espalier.stdlib.supernet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.strategy.relaxed.By;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Mixing;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.strategy.relaxed.WeightVector;

/**
 * A space's supernet on an engine. Passes in which every option is active run the whole graph;
 * others run a graph of the active options alone, compiled when first asked for and kept for a
 * while.
 */
public final class CompiledSupernet implements Supernet {
  /** How many graphs of active options are kept beside the whole one. */
  private static final int KEPT = 16;

  private final WeightStore store;
  private final Paths paths;
  private final Examples examples;
  private final List<RelaxedChoice> choices;
  private final WeightVector weights;
  private final WeightVector statistics;
  private final Map<Paths.Compiled, WeightVector> gradients = new LinkedHashMap<>();
  private Paths.Compiled last;
  private Mixing mixed = Mixing.everything(Map.of());
  private long calls;

  private CompiledSupernet(Graph graph, WeightStore store, Examples examples) {
    this.store = store;
    this.examples = examples;
    this.choices = choices(graph);
    this.paths = new Paths(graph, store, KEPT);
    this.last = paths.whole();
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

  private static List<RelaxedChoice> choices(Graph graph) {
    List<RelaxedChoice> choices = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.operation() instanceof MixingWeights weights) {
        choices.add(new RelaxedChoice(ActivePaths.label(node), weights.options()));
      }
    }
    return choices;
  }

  /**
   * Opens a space's supernet.
   *
   * @param space which
   * @param examples what it learns from
   * @param engine where it runs
   * @param precision how exact
   * @param seed what its weights are drawn from
   */
  public static CompiledSupernet open(
      SearchSpace space, Examples examples, EngineChoice engine, Precision precision, Seed seed) {
    Graph graph = space.supernet();
    examples.requireFit(graph);
    WeightStore store = WeightStore.create(engine, seed, precision);
    try {
      return new CompiledSupernet(graph, store, examples);
    } catch (RuntimeException | Error failure) {
      store.close();
      throw failure;
    }
  }

  /** The arrays, by their places: an architecture's own network can inherit them. */
  public WeightStore store() {
    return store;
  }

  @Override
  public List<RelaxedChoice> choices() {
    return choices;
  }

  @Override
  public int examples(Part part) {
    return examples.count(part);
  }

  @Override
  public double gradients(Mixing mixing, Minibatch batch, By by) {
    last = prepared(mixing);
    mixed = mixing;
    calls += last.operations();
    Examples.Loaded loaded = examples.load(batch);
    GradientsOf of =
        switch (by) {
          case WEIGHTS -> GradientsOf.WEIGHTS;
          case MIXTURES -> GradientsOf.MIXTURES;
          case BOTH -> GradientsOf.BOTH;
        };
    return last.executable().gradients(loaded.batch(), loaded.target(), Mode.TRAINING, of);
  }

  private Paths.Compiled prepared(Mixing mixing) {
    boolean whole =
        choices.stream().allMatch(choice -> mixing.active(choice.label()).size() == choice.size());
    Paths.Compiled compiled = whole ? paths.whole() : paths.of(mixing.active());
    for (RelaxedChoice choice : choices) {
      List<Integer> active = mixing.active(choice.label());
      double[] numbers = mixing.weights(choice.label());
      float[] values = new float[active.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) numbers[active.get(i)];
      }
      store.set(ActivePaths.array(choice.label(), active, choice.size()), values);
    }
    return compiled;
  }

  @Override
  public double[] mixingGradient(String label) {
    RelaxedChoice choice =
        choices.stream().filter(known -> known.label().equals(label)).findFirst().orElseThrow();
    List<Integer> active = mixed.active(label);
    String array = ActivePaths.array(label, active, choice.size());
    double[] gradient = new double[choice.size()];
    if (last.executable().mixtures().contains(array)) {
      float[] values = last.executable().gradient(array);
      for (int i = 0; i < values.length; i++) {
        gradient[active.get(i)] = values[i];
      }
    }
    return gradient;
  }

  @Override
  public WeightVector weights() {
    return weights;
  }

  @Override
  public WeightVector gradient() {
    if (!last.equals(paths.whole())) {
      return new StoredVector(ArrayVector.gradients(store, last.executable().learned()));
    }
    return gradients.computeIfAbsent(
        last,
        fresh -> new StoredVector(ArrayVector.gradients(store, fresh.executable().learned())));
  }

  @Override
  public WeightVector statistics() {
    return statistics;
  }

  @Override
  public Judgement judge(Mixing mixing) {
    return examples.judge(prepared(mixing).executable());
  }

  @Override
  public long operationCalls() {
    return calls;
  }

  @Override
  public void close() {
    paths.close();
    store.close();
  }
}
