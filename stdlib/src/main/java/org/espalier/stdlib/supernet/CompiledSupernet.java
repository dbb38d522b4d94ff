package org.espalier.stdlib.supernet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Batch;
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
 * others, and those in which something is dropped at random, run a graph of their own, compiled
 * when first asked for and kept for a while. Where weights learn along a single path, that graph is
 * the path's own network, without mixing weights.
 *
 * <p>What is random within the network, masks and noise, follows from the minibatch alone.
 */
public final class CompiledSupernet implements Supernet {
  private final Examples examples;
  private final Function<Seed, WeightStore> stores;
  private Grown grown;
  private Paths.Compiled last;
  private Mixing mixed = Mixing.everything(Map.of());
  private long calls;

  private CompiledSupernet(Grown grown, Examples examples, Function<Seed, WeightStore> stores) {
    this.grown = grown;
    this.examples = examples;
    this.stores = stores;
    this.last = grown.paths().whole();
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
    Function<Seed, WeightStore> stores = any -> WeightStore.create(engine, any, precision);
    return new CompiledSupernet(
        Grown.on(stores.apply(seed), graph, examples.loss()), examples, stores);
  }

  /**
   * The arrays, by their places: an architecture's own network can inherit them. Another store
   * takes its place when the supernet is rebuilt.
   */
  public WeightStore store() {
    return grown.store();
  }

  @Override
  public List<RelaxedChoice> choices() {
    return grown.choices();
  }

  @Override
  public Map<String, String> setting() {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("engine", store().choice().toString());
    setting.put("precision", store().precision().toString());
    setting.put("images", examples.description());
    return setting;
  }

  @Override
  public int examples(Part part) {
    return examples.count(part);
  }

  @Override
  public boolean consecutive() {
    return examples.consecutive();
  }

  @Override
  public double gradients(Mixing mixing, Minibatch batch, By by) {
    boolean decided = by == By.WEIGHTS && mixing.dropped().isEmpty() && decided(mixing);
    last = decided ? grown.paths().ofDecided(mixing.active()) : prepared(mixing, mixing.dropped());
    mixed = mixing;
    calls += last.operations();
    Seed variation = new Seed(batch.variation());
    store().restartNoise(variation);
    Examples.Loaded loaded = examples.load(batch);
    GradientsOf of =
        switch (by) {
          case WEIGHTS -> GradientsOf.WEIGHTS;
          case MIXTURES -> GradientsOf.MIXTURES;
          case BOTH -> GradientsOf.BOTH;
        };
    double loss =
        last.executable()
            .gradients(
                masked(loaded.batch(), mixing, variation), loaded.target(), Mode.TRAINING, of);
    examples.handOn(last.executable().handedOn());
    return loss;
  }

  private Batch masked(Batch batch, Mixing mixing, Seed variation) {
    Seed dropping = variation.split("drop");
    return last.masked()
        .feed(batch, kind -> mixing.dropped().getOrDefault(kind, 0.0), dropping::stream);
  }

  /** Whether each choice is one of its options and nothing else. */
  private boolean decided(Mixing mixing) {
    return choices().stream()
        .allMatch(
            choice -> {
              List<Integer> active = mixing.active(choice.label());
              return active.size() == 1 && mixing.weights(choice.label())[active.get(0)] == 1;
            });
  }

  private Paths.Compiled prepared(Mixing mixing, Map<String, Double> dropped) {
    boolean all =
        choices().stream()
            .allMatch(choice -> mixing.active(choice.label()).size() == choice.size());
    Paths.Compiled compiled = grown.paths().of(mixing.active(), all, dropped.keySet());
    for (RelaxedChoice choice : choices()) {
      List<Integer> active = mixing.active(choice.label());
      double[] numbers = mixing.weights(choice.label());
      double[] values = active.stream().mapToDouble(option -> numbers[option]).toArray();
      store().set(ActivePaths.array(choice.label(), active, choice.size()), values);
    }
    return compiled;
  }

  @Override
  public double[] mixingGradient(String label) {
    RelaxedChoice choice = grown.choice(label);
    List<Integer> active = mixed.active(label);
    String array = ActivePaths.array(label, active, choice.size());
    double[] gradient = new double[choice.size()];
    if (last.executable().mixtures().contains(array)) {
      double[] values = ArrayVector.gradients(store(), List.of(array)).numbers();
      for (int i = 0; i < values.length; i++) {
        gradient[active.get(i)] = values[i];
      }
    }
    return gradient;
  }

  @Override
  public WeightVector weights() {
    return grown.weights();
  }

  @Override
  public WeightVector gradient() {
    return last.gradient();
  }

  @Override
  public WeightVector statistics() {
    return grown.statistics();
  }

  @Override
  public Judgement judge(Mixing mixing) {
    Paths.Compiled whole = prepared(mixing, Map.of());
    store().restartNoise(store().seed());
    return examples.judge(whole.executable());
  }

  @Override
  public UnaryOperator<double[]> rebuild(Plan plan) {
    Graph graph = Grown.narrowed(plan.space().supernet(), plan.choices());
    examples.requireFit(graph);
    if (!plan.inherits()) {
      become(graph, plan.seed());
      int size = grown.weights().numbers().length;
      return before -> new double[size];
    }
    Widening widening = Widening.between(grown.graph(), graph, plan.seed());
    List<String> names = grown.weights().names();
    double[] weights = grown.weights().numbers();
    List<String> running = grown.statistics().names();
    double[] statistics = grown.statistics().numbers();
    become(graph, plan.seed());
    widening.carry(running, statistics, grown.statistics());
    widening.carry(names, weights, grown.weights());
    List<String> now = grown.weights().names();
    double[] zeros = new double[grown.weights().numbers().length];
    return before -> widening.carried(names, before, now, zeros);
  }

  /** What it was ends before what it becomes begins, so that they never share the memory. */
  private void become(Graph graph, Seed seed) {
    grown.close();
    grown = Grown.on(stores.apply(seed), graph, examples.loss());
    last = grown.paths().whole();
    mixed = Mixing.everything(Map.of());
  }

  @Override
  public long operationCalls() {
    return calls;
  }

  @Override
  public void close() {
    grown.close();
  }
}
