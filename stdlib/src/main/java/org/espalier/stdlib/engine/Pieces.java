package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Noise;

/** A graph cut into chains, in an order in which they can run. What is always zero is in none. */
final class Pieces {
  private final Graph graph;
  private final DroppedZeros zeros;
  private final List<Summary> of;
  private final int[] stands;
  private final int[] readers;
  private final List<List<Node>> chains = new ArrayList<>();
  private final Map<Integer, List<Node>> ends = new HashMap<>();

  private Pieces(BoundGraph bound, List<Summary> of) {
    this.graph = bound.graph();
    this.zeros = bound.zeros();
    this.of = of;
    this.stands = new int[graph.nodes().size()];
    this.readers = new int[graph.nodes().size()];
  }

  /**
   * Whether a graph can be cut: mixtures are folded over many nodes, noise reads nothing, and
   * states that are handed on belong to losses of recurrent networks.
   */
  static boolean suit(BoundGraph bound) {
    boolean states = bound.graph().inputs().size() > 1 && bound.graph().outputs().size() > 1;
    return !states
        && bound.graph().nodes().stream()
            .noneMatch(
                node ->
                    node.operation() instanceof MixingWeights || node.operation() instanceof Noise);
  }

  /**
   * The node whose numbers a node's are: itself, or what passes through it unchanged.
   *
   * @param index of a node that runs
   */
  static int standIn(BoundGraph bound, int index) {
    Node node = bound.graph().node(index);
    while (passes(bound.zeros(), node)) {
      node = bound.graph().node(bound.zeros().terms(node).get(0));
    }
    return node.index();
  }

  private static boolean passes(DroppedZeros zeros, Node node) {
    boolean lonely = node.operation() instanceof Addition && zeros.terms(node).size() == 1;
    return !zeros.isZero(node) && (node.operation() instanceof Identity || lonely);
  }

  /**
   * Cuts.
   *
   * @param of what is wanted of each output
   */
  static List<Piece> of(BoundGraph bound, List<Summary> of) {
    Pieces pieces = new Pieces(bound, of);
    pieces.count();
    pieces.graph.nodes().stream().filter(pieces::runs).forEach(pieces::place);
    return pieces.chains.stream()
        .map(pieces::piece)
        .filter(piece -> !piece.yields().isEmpty())
        .toList();
  }

  private boolean runs(Node node) {
    return zeros.isLive(node)
        && !zeros.isZero(node)
        && !(node.operation() instanceof Input)
        && !passes(zeros, node);
  }

  private void count() {
    for (Node node : graph.nodes()) {
      boolean passes = zeros.isLive(node) && passes(zeros, node);
      stands[node.index()] = passes ? stands[zeros.terms(node).get(0)] : node.index();
      if (runs(node)) {
        zeros.terms(node).forEach(term -> readers[stands[term]]++);
      }
    }
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i) == Summary.VALUES) {
        // Somebody outside reads it, so a chain ends here.
        readers[stands[graph.outputs().get(i).index()]] += 2;
      }
    }
  }

  private void place(Node node) {
    List<Integer> terms = zeros.terms(node);
    List<Node> chain = terms.size() == 1 ? ends.get(stands[terms.get(0)]) : null;
    if (chain == null || readers[stands[terms.get(0)]] != 1) {
      chain = new ArrayList<>();
      chains.add(chain);
    } else {
      ends.remove(stands[terms.get(0)]);
    }
    chain.add(node);
    ends.put(node.index(), chain);
  }

  private Piece piece(List<Node> chain) {
    List<Integer> yields = new ArrayList<>();
    List<Summary> summaries = new ArrayList<>();
    Node last = chain.get(chain.size() - 1);
    if (readers[last.index()] > 0) {
      yields.add(chain.size() - 1);
      summaries.add(Summary.VALUES);
    }
    for (int i = 0; i < of.size(); i++) {
      int position = chain.indexOf(graph.node(stands[graph.outputs().get(i).index()]));
      if (of.get(i) != Summary.VALUES && position >= 0) {
        yields.add(position);
        summaries.add(of.get(i));
      }
    }
    List<Integer> reads = zeros.terms(chain.get(0)).stream().map(term -> stands[term]).toList();
    return new Piece(List.copyOf(chain), reads, yields, summaries);
  }
}
