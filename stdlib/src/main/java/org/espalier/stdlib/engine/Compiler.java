package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDManager;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.rewrite.RewriteResult;
import org.espalier.dsl.rewrite.Rewriting;
import org.espalier.dsl.rewrite.rule.Rules;

/** Makes graphs runnable. */
public final class Compiler {
  private static final Rewriting SIMPLER = new Rewriting(Rules.SIMPLIFY);

  private Compiler() {}

  /**
   * The graph in its store's engine's fastest form, with {@link Loss#CROSS_ENTROPY}.
   *
   * @param graph what runs
   * @param store the arrays; those that the graph needs and the store lacks are made
   */
  public static Executable compile(Graph graph, WeightStore store) {
    return compile(graph, store, Loss.CROSS_ENTROPY);
  }

  /** Likewise, with a loss of choice. */
  public static Executable compile(Graph graph, WeightStore store, Loss loss) {
    return compile(graph, store, fastest(store), loss);
  }

  /**
   * The graph in a form of choice.
   *
   * @throws IllegalArgumentException if the store's engine or precision lacks the form
   */
  public static Executable compile(Graph graph, WeightStore store, Form form, Loss loss) {
    // Graphs that are cut into pieces run a few times only, which rules would not pay for.
    Graph less = form == Form.PIECEWISE ? graph : simplified(graph).graph();
    return compile(BoundGraph.of(graph, less, DroppedZeros.in(less), store), form, loss);
  }

  /** What the rules make of a graph that runs often. */
  static RewriteResult simplified(Graph graph) {
    return SIMPLER.apply(graph);
  }

  /** The graph as it is written, without any rule applied: what rules are compared with. */
  static Executable asWritten(Graph graph, WeightStore store, Form form, Loss loss) {
    return compile(BoundGraph.of(graph, graph, DroppedZeros.none(graph), store), form, loss);
  }

  private static Executable compile(BoundGraph bound, Form form, Loss loss) {
    WeightStore store = bound.store();
    if (form != Form.PORTABLE && fastest(store) != Form.COMPILED) {
      throw new IllegalArgumentException(
          "The compiled forms need MXNet and single precision, but the weights are on "
              + store.choice()
              + " in "
              + store.precision()
              + " precision; use the portable form there.");
    }
    NDManager manager = store.manager().newSubManager();
    Passes passes =
        switch (form) {
          case COMPILED -> new CompiledPasses(bound, loss, manager);
          case PIECEWISE ->
              Pieces.suit(bound)
                  ? new PiecewisePasses(bound, loss)
                  : new CompiledPasses(bound, loss, manager);
          case PORTABLE -> new PortablePasses(bound, loss);
        };
    return new BoundExecutable(bound, form, loss, manager, passes);
  }

  private static Form fastest(WeightStore store) {
    boolean compiles =
        store.choice().engine() == EngineKind.MXNET && store.precision() == Precision.SINGLE;
    return compiles ? Form.COMPILED : Form.PORTABLE;
  }
}
