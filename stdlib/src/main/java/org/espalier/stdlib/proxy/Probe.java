package org.espalier.stdlib.proxy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.WeightStore;

/**
 * A network under examination: what a {@link Proxy} may ask. It is run as it is or as some graph
 * made of it (with other outputs, with gates, without norms), on arrays of choice; what is asked
 * for twice is compiled once.
 */
public final class Probe implements AutoCloseable {
  private final Prober prober;
  private final Graph network;
  private final Map<Purpose, Executable> compiled = new HashMap<>();
  private final Map<Weights, WeightStore> stores = new HashMap<>();

  private record Purpose(Graph graph, Weights weights, Loss loss) {}

  Probe(Prober prober, Graph network) {
    this.prober = prober;
    this.network = network;
  }

  /** The network. */
  public Graph network() {
    return network;
  }

  /** What it sees. */
  public ProxyImages images() {
    return prober.images();
  }

  /** Where a proxy's own draws begin; split it by the proxy's name. */
  public Seed seed() {
    return prober.seed();
  }

  /**
   * Something that runs.
   *
   * @param graph the network, or a graph made of it whose arrays keep their names
   * @param loss what gradients are taken of
   */
  public Executable run(Graph graph, Weights weights, Loss loss) {
    return compiled.computeIfAbsent(
        new Purpose(graph, weights, loss),
        fresh -> Compiler.compile(graph, store(weights), prober.form(), loss));
  }

  /** The arrays, to be read; to be written into by proxies that named them after themselves. */
  public WeightStore store(Weights weights) {
    return stores.computeIfAbsent(weights, fresh -> prober.store(weights, network));
  }

  /** The full names of the matrices of convolutions and linear layers that a run depends on. */
  public List<String> matrices(Executable run) {
    return Matrices.of(run);
  }

  @Override
  public void close() {
    compiled.values().forEach(Executable::close);
    compiled.clear();
    stores.clear();
  }
}
