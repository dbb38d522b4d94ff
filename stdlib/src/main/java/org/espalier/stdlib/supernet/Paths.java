package org.espalier.stdlib.supernet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.mask.Masked;
import org.espalier.stdlib.strategy.relaxed.WeightVector;
import org.jspecify.annotations.Nullable;

/**
 * A supernet's executables by which options run and what is dropped, all on one store. The whole
 * one, of which nothing is dropped, is kept; of the others, those that were asked for last.
 */
final class Paths implements AutoCloseable {
  private final Graph supernet;
  private final WeightStore store;
  private final Loss loss;
  private final int most;
  private final Compiled whole;
  private final Map<Key, Compiled> kept = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  private record Key(Map<String, List<Integer>> active, Set<String> dropped, boolean decided) {}

  /** A part of a supernet that runs. */
  static final class Compiled {
    private final Executable executable;
    private final long operations;
    private final Masked masked;
    private final WeightStore store;
    private @Nullable WeightVector gradient;

    private Compiled(Masked masked, WeightStore store, Loss loss, long operations) {
      this.executable = Compiler.compile(masked.graph(), store, loss);
      this.operations = operations;
      this.masked = masked;
      this.store = store;
    }

    Executable executable() {
      return executable;
    }

    /** How many candidate operations it runs. */
    long operations() {
      return operations;
    }

    /** What is fed beside the images. */
    Masked masked() {
      return masked;
    }

    /** The gradient of the weights that it runs on, as passes write it. */
    WeightVector gradient() {
      WeightVector known = gradient;
      if (known == null) {
        known = new StoredVector(ArrayVector.gradients(store, executable.learned()));
        gradient = known;
      }
      return known;
    }
  }

  Paths(Graph supernet, WeightStore store, Loss loss, int most) {
    this.supernet = supernet;
    this.store = store;
    this.loss = loss;
    this.most = most;
    this.whole = compiled(supernet, Set.of());
  }

  private Compiled compiled(Graph graph, Set<String> dropped) {
    return new Compiled(Masks.of(graph, dropped), store, loss, ActivePaths.operations(graph));
  }

  private Compiled decided(Map<String, List<Integer>> active) {
    Graph graph = ActivePaths.decided(supernet, active);
    long operations = ActivePaths.decidedOperations(supernet, graph);
    return new Compiled(Masks.of(graph, Set.of()), store, loss, operations);
  }

  Compiled whole() {
    return whole;
  }

  /** The one for these options. */
  Compiled of(Map<String, List<Integer>> active, boolean all, Set<String> dropped) {
    if (all && dropped.isEmpty()) {
      return whole;
    }
    Key key = new Key(all ? Map.of() : Map.copyOf(active), Set.copyOf(dropped), false);
    return known(
        key, () -> compiled(all ? supernet : ActivePaths.of(supernet, active), key.dropped()));
  }

  /** The one of a single option of weight 1 for each choice, of which nothing is dropped. */
  Compiled ofDecided(Map<String, List<Integer>> active) {
    return known(new Key(Map.copyOf(active), Set.of(), true), () -> decided(active));
  }

  private Compiled known(Key key, Supplier<Compiled> otherwise) {
    Compiled known = kept.get(key);
    if (known == null) {
      known = otherwise.get();
      evict();
      kept.put(key, known);
    }
    return known;
  }

  private void evict() {
    Iterator<Compiled> oldest = kept.values().iterator();
    while (kept.size() >= most && oldest.hasNext()) {
      oldest.next().executable().close();
      oldest.remove();
    }
  }

  @Override
  public void close() {
    kept.values().forEach(compiled -> compiled.executable().close());
    kept.clear();
    whole.executable().close();
  }
}
