package org.espalier.stdlib.supernet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.WeightStore;

/**
 * A supernet's executables by which options run, all on one store. The whole one is kept; of the
 * others, those that were asked for last.
 */
final class Paths implements AutoCloseable {
  private final Graph supernet;
  private final WeightStore store;
  private final int most;
  private final Compiled whole;
  private final Map<Map<String, List<Integer>>, Compiled> kept =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  /**
   * A part of a supernet that runs.
   *
   * @param executable it
   * @param operations how many candidate operations it runs
   */
  record Compiled(Executable executable, long operations) {}

  Paths(Graph supernet, WeightStore store, int most) {
    this.supernet = supernet;
    this.store = store;
    this.most = most;
    this.whole = new Compiled(Compiler.compile(supernet, store), ActivePaths.operations(supernet));
  }

  Compiled whole() {
    return whole;
  }

  /** The one for these options. */
  Compiled of(Map<String, List<Integer>> active) {
    Compiled known = kept.get(active);
    if (known == null) {
      Graph part = ActivePaths.of(supernet, active);
      known = new Compiled(Compiler.compile(part, store), ActivePaths.operations(part));
      evict();
      kept.put(Map.copyOf(active), known);
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
