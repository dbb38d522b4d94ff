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
  private final Links links;
  private final int[] stands;
  private final int[] readers;
  private final List<List<Node>> chains = new ArrayList<>();
  private final Map<Integer, List<Node>> ends = new HashMap<>();
  private final Map<Integer, List<Summary>> summaries = new HashMap<>();

  /** What holds a chain together. */
  enum Links {
    /** Whatever can, for as few pieces as can be. */
    ALL,

    /**
     * What stands in the graph itself: neither sums of what differs from network to network, nor
     * nodes that read each other only because others between them drop out. There are a few more
     * pieces, but many times fewer different ones in the networks of a space.
     */
    FIXED
  }

  private Pieces(BoundGraph bound, List<Summary> of, Links links) {
    this.graph = bound.graph();
    this.zeros = bound.zeros();
    this.of = of;
    this.links = links;
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
            .filter(bound.zeros()::isLive)
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
  static List<Piece> of(BoundGraph bound, List<Summary> of, Links links) {
    Pieces pieces = new Pieces(bound, of, links);
    pieces.count();
    for (Node node : bound.graph().nodes()) {
      if (pieces.runs(node)) {
        pieces.place(node);
      }
    }
    List<Piece> wanted = new ArrayList<>();
    for (List<Node> chain : pieces.chains) {
      Piece piece = pieces.piece(chain);
      if (!piece.yields().isEmpty()) {
        wanted.add(piece);
      }
    }
    return wanted;
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
        for (int term : zeros.terms(node)) {
          readers[stands[term]]++;
        }
      }
    }
    for (int i = 0; i < of.size(); i++) {
      int output = stands[graph.outputs().get(i).index()];
      if (of.get(i) == Summary.VALUES) {
        // Somebody outside reads it, so a chain ends here.
        readers[output] += 2;
      } else {
        summaries.computeIfAbsent(output, fresh -> new ArrayList<>()).add(of.get(i));
      }
    }
  }

  private void place(Node node) {
    List<Integer> terms = zeros.terms(node);
    List<Node> chain = terms.size() == 1 ? ends.get(stands[terms.get(0)]) : null;
    if (chain == null || readers[stands[terms.get(0)]] != 1 || !holds(terms.get(0))) {
      chain = new ArrayList<>();
      chains.add(chain);
    } else {
      ends.remove(stands[terms.get(0)]);
    }
    chain.add(node);
    ends.put(node.index(), chain);
  }

  private boolean holds(int read) {
    return links == Links.ALL
        || (stands[read] == read && !(graph.node(read).operation() instanceof Addition));
  }

  private Piece piece(List<Node> chain) {
    List<Integer> yields = new ArrayList<>();
    List<Summary> wanted = new ArrayList<>();
    Node last = chain.get(chain.size() - 1);
    if (readers[last.index()] > 0) {
      yields.add(chain.size() - 1);
      wanted.add(Summary.VALUES);
    }
    for (int position = 0; position < chain.size(); position++) {
      for (Summary summary : summaries.getOrDefault(chain.get(position).index(), List.of())) {
        yields.add(position);
        wanted.add(summary);
      }
    }
    List<Integer> reads = new ArrayList<>();
    for (int term : zeros.terms(chain.get(0))) {
      reads.add(stands[term]);
    }
    return new Piece(List.copyOf(chain), reads, yields, wanted);
  }
}
