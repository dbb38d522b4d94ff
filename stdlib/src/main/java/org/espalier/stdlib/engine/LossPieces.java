package org.espalier.stdlib.engine;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.jspecify.annotations.Nullable;

/** A loss's pieces in their order, bound. Pieces that other networks have bound are found again. */
final class LossPieces {
  private final BoundGraph bound;
  private final PiecePlans plans;
  private final Mode mode;
  private final int examples;
  private final boolean[] computed;
  private final Map<Integer, Long> places = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Piece compared;
  private final BoundPiece last;

  /**
   * A piece in its turn.
   *
   * @param bound null for sums
   * @param place where a sum is written to; 0 where no bound piece reads it
   * @param unread the nodes whose values nobody reads behind it
   */
  record Turn(Piece piece, @Nullable BoundPiece bound, long place, List<Integer> unread) {
    boolean isBound() {
      return bound == null || !bound.isClosed();
    }
  }

  /**
   * Binds what is not bound yet.
   *
   * @param target the shape of what the loss compares with
   */
  LossPieces(BoundGraph bound, PiecePlans plans, Mode mode, int examples, Shape target) {
    this.bound = bound;
    this.plans = plans;
    this.mode = mode;
    this.examples = examples;
    this.computed = new boolean[bound.graph().nodes().size()];
    this.compared = plans.comparison();
    List<Piece> pieces = plans.pieces();
    List<@Nullable BoundPiece> made = new ArrayList<>();
    for (Piece piece : pieces) {
      made.add(isSum(piece) ? null : piece(piece));
      computed[piece.end()] = true;
    }
    this.last = last(target);
    List<List<Integer>> unread = plans.unreadBehind(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      long place = places.getOrDefault(pieces.get(i).end(), 0L);
      turns.add(new Turn(pieces.get(i), made.get(i), place, unread.get(i)));
    }
  }

  private static boolean isSum(Piece piece) {
    return piece.nodes().size() == 1 && piece.nodes().get(0).operation() instanceof Addition;
  }

  private BoundPiece piece(Piece piece) {
    Piece.Structure structure = piece.structure(bound.graph());
    // What is fed or always zero needs no gradient.
    List<Boolean> differentiated = piece.arrays().stream().map(index -> computed[index]).toList();
    return known(
        List.of(structure, differentiated),
        piece,
        reads ->
            new BoundPiece.Binding(
                arrays(PiecePlans.symbol(structure, mode).named(piece::fullName)),
                reads,
                differentiated,
                null));
  }

  private BoundPiece last(Shape target) {
    return known(
        List.of(plans.loss(), bound.graph().shape(), target),
        compared,
        reads ->
            new BoundPiece.Binding(
                arrays(plans.comparison(mode, null)), reads, List.of(true), target));
  }

  private SymbolArrays arrays(SymbolProgram program) {
    return new SymbolArrays(program, bound);
  }

  private BoundPiece known(
      Object does, Piece piece, Function<List<PieceInputs.Key>, BoundPiece.Binding> binding) {
    List<Node> read = read(piece);
    BoundPieces all = bound.store().boundPieces();
    BoundPiece known =
        all.get(
            new BoundPieces.Key(bound.store(), does, mode, examples, names(piece, read)),
            bytes(piece.nodes(), examples),
            () -> {
              List<PieceInputs.Key> reads = read.stream().map(this::input).toList();
              return new BoundPiece(binding.apply(reads), all.inputs());
            });
    for (int i = 0; i < read.size(); i++) {
      if (known.input(i) != 0) {
        places.put(read.get(i).index(), known.input(i));
      }
    }
    return known;
  }

  private PieceInputs.Key input(Node read) {
    Shape extents = Extents.batched(examples, read.shape());
    return new PieceInputs.Key(bound.store(), read.name(), extents);
  }

  /**
   * What a piece reads in the graph itself, each array once: whatever passes through to there, so
   * that it is the same in networks that differ before it.
   */
  private List<Node> read(Piece piece) {
    List<Integer> read =
        piece.nodes().isEmpty()
            ? List.of(bound.graph().output().index())
            : bound.zeros().terms(piece.nodes().get(0));
    List<Integer> arrays = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      int array = piece.reads().get(i);
      if (!arrays.contains(array)) {
        arrays.add(array);
        nodes.add(bound.graph().node(read.get(i)));
      }
    }
    return nodes;
  }

  private static List<String> names(Piece piece, List<Node> read) {
    List<String> names = new ArrayList<>();
    for (Node node : piece.nodes()) {
      names.add(node.name());
      names.add(node.weightsAt());
    }
    for (Node node : read) {
      names.add(node.name());
    }
    return names;
  }

  /** About what bound nodes take: their values, gradients by them, and what they read, copied. */
  static long bytes(List<Node> nodes, int examples) {
    long numbers = 0;
    for (Node node : nodes) {
      numbers += node.shape().elements();
    }
    return 4 * numbers * examples * Float.BYTES;
  }

  /** In the order in which they run, without the loss's own. */
  List<Turn> turns() {
    return turns;
  }

  /** What the loss compares. */
  Piece compared() {
    return compared;
  }

  /** The loss's own. */
  BoundPiece last() {
    return last;
  }

  /** Whether none of them has ended meanwhile. */
  boolean areBound() {
    return !last.isClosed() && turns.stream().allMatch(Turn::isBound);
  }
}
