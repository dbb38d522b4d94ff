package org.espalier.stdlib.proxy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.PieceCache;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.engine.WeightStore;
import org.jspecify.annotations.Nullable;

/**
 * Scores networks, one after the other, on one batch of images. Networks that name arrays alike
 * share them, so a space's arrays are drawn once; what is compiled for a network is forgotten with
 * it. Not safe for several threads.
 */
public final class Prober implements AutoCloseable {
  /**
   * Arrays of more numbers than this are drawn anew for the next network: 256 MB with gradients.
   */
  private static final long MOST = 32_000_000;

  private final EngineChoice choice;
  private final Form form;
  private final ProxyImages images;
  private final Seed seed;
  private final Loss loss;
  private final @Nullable WeightStore trained;
  private final Map<Weights, WeightStore> stores = new HashMap<>();
  private final Map<String, float[]> noises = new HashMap<>();
  private final Map<Weights, Map<String, float[]>> begun = new HashMap<>();
  private final Map<String, Batch> batches = new HashMap<>();
  private final PieceCache pieces;

  private Prober(
      EngineChoice choice,
      Form form,
      ProxyImages images,
      Seed seed,
      Loss loss,
      @Nullable WeightStore trained) {
    this.choice = choice;
    this.form = form;
    this.images = images;
    this.seed = seed;
    this.loss = loss;
    this.trained = trained;
    this.pieces = PieceCache.on(choice);
  }

  /**
   * In the engine's fastest form.
   *
   * @param seed where weights and proxies' own draws begin
   */
  public static Prober open(EngineChoice choice, ProxyImages images, Seed seed) {
    return open(choice, fastest(choice), images, seed);
  }

  private static Form fastest(EngineChoice choice) {
    return choice.engine() == EngineKind.MXNET ? Form.PIECEWISE : Form.PORTABLE;
  }

  /** In a form of choice. */
  public static Prober open(EngineChoice choice, Form form, ProxyImages images, Seed seed) {
    return new Prober(choice, form, images, seed, Loss.CROSS_ENTROPY, null);
  }

  /** Gradients of another loss than the mean cross-entropy; a weighted sum is of all outputs. */
  Prober of(Loss other) {
    return new Prober(choice, form, images, seed, other, trained);
  }

  /**
   * Networks whose arrays have learned something: a supernet's, or a network's after a few steps.
   * Proxies that look at beginnings of their own (synflow, Zen) still do; the others' passes in
   * training mode move the running statistics of these arrays.
   *
   * @param store stays open
   */
  public static Prober over(WeightStore store, ProxyImages images, Seed seed) {
    EngineChoice where = store.choice();
    return new Prober(where, fastest(where), images, seed, Loss.CROSS_ENTROPY, store);
  }

  /**
   * The number of one network.
   *
   * @throws ProxyException when it has none
   */
  public ProxyScore score(Proxy proxy, Graph network) {
    try (Probe probe = probe(network)) {
      return probe.score(proxy);
    }
  }

  /** Several numbers of one network by the proxies' names; they share what is computed for it. */
  public Map<String, ProxyScore> scores(List<Proxy> proxies, Graph network) {
    Map<String, ProxyScore> scores = new LinkedHashMap<>();
    try (Probe probe = probe(network)) {
      proxies.forEach(proxy -> scores.put(proxy.name(), probe.score(proxy)));
    }
    return scores;
  }

  /** A network under examination; close it before the next. */
  public Probe probe(Graph network) {
    return new Probe(this, network);
  }

  /** Arrays for a graph; ones that do not fit it, or have become too many, are dropped before. */
  WeightStore store(Weights weights, Graph graph) {
    if (trained != null && weights.isPlain()) {
      return trained;
    }
    WeightStore known = stores.get(weights);
    if (known != null && (known.parameters() > MOST || !known.fits(graph))) {
      known.close();
      stores.remove(weights);
      begun.remove(weights);
    }
    return stores.computeIfAbsent(weights, this::fresh);
  }

  private WeightStore fresh(Weights weights) {
    Seed own = own(weights);
    WeightStore store = WeightStore.create(choice, own, Precision.SINGLE, weights.start(), pieces);
    store.restartNoise(seed);
    return store;
  }

  private Seed own(Weights weights) {
    return seed.split("weights", weights.repetition());
  }

  /** The numbers that an array of a fresh store begins as. */
  float[] drawn(Weights weights, String name, Weight weight) {
    return weights.start().draw(own(weights), name, weight);
  }

  /** Noise within networks begins anew, so that it does not depend on what was scored before. */
  void restartNoise() {
    stores.values().forEach(store -> store.restartNoise(seed));
    if (trained != null) {
      trained.restartNoise(seed);
    }
  }

  /**
   * An array's numbers as they began, not to be written into; of arrays that nobody writes into.
   */
  float[] begun(Weights weights, String name) {
    if (trained != null || !weights.purpose().isEmpty()) {
      return requireStore(weights).get(name);
    }
    return begun
        .computeIfAbsent(weights, fresh -> new HashMap<>())
        .computeIfAbsent(name, fresh -> requireStore(weights).get(name));
  }

  private WeightStore requireStore(Weights weights) {
    return trained != null && weights.isPlain()
        ? trained
        : java.util.Objects.requireNonNull(stores.get(weights), "no graph ran on these weights");
  }

  /** A batch that is fed for every network. */
  Batch batch(String purpose, Supplier<Batch> numbers) {
    return batches.computeIfAbsent(purpose, fresh -> numbers.get().lasting());
  }

  /** Numbers from N(0, 1), the same for all networks. */
  float[] noise(String purpose, int count) {
    return noises.computeIfAbsent(
        purpose + " of " + count,
        fresh -> {
          RandomGenerator random = seed.stream(purpose);
          float[] values = new float[count];
          for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
          }
          return values;
        });
  }

  Form form() {
    return form;
  }

  ProxyImages images() {
    return images;
  }

  Loss loss() {
    return loss;
  }

  @Override
  public void close() {
    stores.values().forEach(WeightStore::close);
    stores.clear();
    pieces.close();
    if (trained != null) {
      trained.unbind();
    }
  }
}
