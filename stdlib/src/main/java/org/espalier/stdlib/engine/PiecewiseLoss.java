package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.jspecify.annotations.Nullable;

/**
 * A loss and its gradients piece by piece, by pieces that other networks have bound before: there
 * in order, back the other way. Sums are not bound: a sum hands its gradient on to every term.
 *
 * <p>MXNet's own record of a pass does without arrays that stay, so it serves large networks; for
 * small ones it spends more time on planning the way back than on going it.
 */
final class PiecewiseLoss {
  /** Bytes: what takes more spends its time on numbers, and has more pieces than are worth it. */
  private static final long MOST = 1L << 24;

  private final BoundGraph bound;
  private final PiecePlans plans;
  private final Mode mode;
  private final int examples;
  private final boolean[] computed;
  private List<Turn> turns = List.of();
  private @Nullable BoundPiece comparison;

  /**
   * A piece in its turn.
   *
   * @param bound null for sums
   * @param unread the nodes whose values nobody reads behind it
   */
  private record Turn(Piece piece, @Nullable BoundPiece bound, List<Integer> unread) {
    int end() {
      return piece.nodes().get(piece.nodes().size() - 1).index();
    }
  }

  PiecewiseLoss(BoundGraph bound, PiecePlans plans, Mode mode, int examples) {
    this.bound = bound;
    this.plans = plans;
    this.mode = mode;
    this.examples = examples;
    this.computed = new boolean[bound.graph().nodes().size()];
  }

  /**
   * Whether a graph's loss is worth binding: on a processor, by arrays that belong to one node
   * each, and if it is small.
   */
  static boolean suits(BoundGraph bound, GradientsOf of, int examples) {
    return of == GradientsOf.WEIGHTS
        && !bound.store().choice().device().gpu()
        && !bound.covered(of).isEmpty()
        && bytes(bound.graph().nodes(), examples)
            <= Math.min(MOST, bound.store().boundPieces().room())
        && ownsEachArrayOnce(bound);
  }

  private static boolean ownsEachArrayOnce(BoundGraph bound) {
    int owned = 0;
    for (Node node : bound.graph().nodes()) {
      boolean runs = bound.zeros().isLive(node) && !bound.zeros().isZero(node);
      owned += runs ? node.weights().size() : 0;
    }
    return owned == bound.slots().size();
  }

  /** About what bound nodes take: their values, gradients by them, and what they read, copied. */
  private static long bytes(List<Node> nodes, int examples) {
    long numbers = 0;
    for (Node node : nodes) {
      numbers += node.shape().elements();
    }
    return 4 * numbers * examples * Float.BYTES;
  }

  /** The loss of a batch; behind it the store's arrays have their gradients. */
  Passes.Outcome run(MxNDManager call, List<NDArray> inputs, NDArray target) {
    BoundPiece last = bind(target);
    List<Long> owned = new ArrayList<>();
    try (PieceValues values = new PieceValues(bound, call, inputs)) {
      turns.forEach(turn -> forward(turn, values));
      Piece compared = plans.comparison();
      last.forward(
          bound.store().pieces().copier(), values.of(compared), PieceProgram.handle(target));
      backward(last, compared, call, owned);
      return new Passes.Outcome(last.result(), List.of(), List.of());
    } finally {
      owned.forEach(PieceValues::free);
    }
  }

  private void forward(Turn turn, PieceValues values) {
    long[] reads = values.of(turn.piece());
    if (turn.bound() == null) {
      values.put(turn.piece(), new long[] {sum(turn, reads)});
    } else {
      turn.bound().forward(bound.store().pieces().copier(), reads);
      values.lend(turn.end(), PieceProgram.handle(turn.bound().result()));
    }
    turn.unread().forEach(values::forget);
  }

  private void backward(BoundPiece last, Piece compared, MxNDManager call, List<Long> owned) {
    List<List<Long>> gradients =
        new ArrayList<>(Collections.nCopies(computed.length, List.<Long>of()));
    last.backward(bound.store().pieces().one());
    add(gradients, compared.reads().get(0), last.byInput(0));
    for (int i = turns.size() - 1; i >= 0; i--) {
      Turn turn = turns.get(i);
      List<Long> parts = gradients.get(turn.end());
      backward(turn, parts.isEmpty() ? zeros(turn, call) : gathered(turn, parts, owned), gradients);
    }
  }

  /** A reader may depend on less than it reads; what nobody depends on has gradients of zero. */
  private long zeros(Turn turn, MxNDManager call) {
    Shape extents = Extents.batched(examples, bound.graph().node(turn.end()).shape());
    return PieceProgram.handle(call.zeros(extents));
  }

  private void backward(Turn turn, long gradient, List<List<Long>> gradients) {
    BoundPiece piece = turn.bound();
    if (piece == null) {
      turn.piece().arrays().forEach(read -> add(gradients, read, gradient));
      return;
    }
    piece.backward(gradient);
    List<Integer> arrays = turn.piece().arrays();
    for (int i = 0; i < arrays.size(); i++) {
      add(gradients, arrays.get(i), piece.byInput(i));
    }
  }

  private void add(List<List<Long>> gradients, int index, long gradient) {
    if (computed[index] && gradient != 0) {
      List<Long> known = gradients.get(index);
      if (known.isEmpty()) {
        known = new ArrayList<>();
        gradients.set(index, known);
      }
      known.add(gradient);
    }
  }

  private long gathered(Turn turn, List<Long> parts, List<Long> owned) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    long[] reads = new long[parts.size()];
    Arrays.setAll(reads, parts::get);
    long sum = sum(turn, reads);
    owned.add(sum);
    return sum;
  }

  /** Of arrays as a piece yields one: a handle that is to be given back. */
  private long sum(Turn turn, long[] reads) {
    PieceProgram program = plans.sum(bound.graph().node(turn.end()).shape(), reads.length);
    return program.run(new long[reads.length], reads, 0)[0];
  }

  /** Binds what is not bound, or not any more; yields the loss's own piece. */
  private BoundPiece bind(NDArray target) {
    store().claim();
    BoundPiece known = comparison;
    if (known != null
        && !known.isClosed()
        && turns.stream().noneMatch(turn -> turn.bound() != null && turn.bound().isClosed())) {
      return known;
    }
    store().makeRoom();
    List<Piece> pieces = plans.pieces();
    List<List<Integer>> unread = plans.unreadBehind(pieces);
    List<Turn> made = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Turn turn = new Turn(piece, isSum(piece) ? null : bound(piece), unread.get(i));
      computed[turn.end()] = true;
      made.add(turn);
    }
    turns = made;
    BoundPiece last = bound(plans.comparison(), target.getShape());
    comparison = last;
    return last;
  }

  /** Of different things: what is added to itself is bound as any other piece. */
  private static boolean isSum(Piece piece) {
    return piece.nodes().size() == 1
        && piece.nodes().get(0).operation() instanceof Addition
        && piece.arrays().size() == piece.reads().size();
  }

  private BoundPiece bound(Piece piece) {
    Piece.Structure structure = piece.structure(bound.graph());
    return store()
        .get(
            new BoundPieces.Key(
                bound.store(),
                List.of(structure, differentiated(piece)),
                mode,
                examples,
                names(piece)),
            bytes(piece.nodes(), examples),
            () ->
                bound(
                    PiecePlans.symbol(structure, mode).named(piece::fullName),
                    extents(piece),
                    differentiated(piece)));
  }

  private static List<String> names(Piece piece) {
    List<String> names = new ArrayList<>();
    for (Node node : piece.nodes()) {
      names.add(node.name());
      names.add(node.weightsAt());
    }
    return names;
  }

  private BoundPieces store() {
    return bound.store().boundPieces();
  }

  private BoundPiece bound(
      SymbolProgram program, List<Shape> extents, List<Boolean> differentiated) {
    SymbolArrays arrays = new SymbolArrays(program, bound);
    return new BoundPiece(new BoundPiece.Binding(arrays, extents, differentiated));
  }

  private BoundPiece bound(Piece compared, Shape target) {
    List<Shape> extents = new ArrayList<>(extents(compared));
    extents.add(target);
    Node output = bound.graph().node(compared.reads().get(0));
    return store()
        .get(
            new BoundPieces.Key(
                bound.store(),
                List.of(plans.loss(), output.shape(), target),
                mode,
                examples,
                List.of()),
            bytes(List.of(output), examples),
            () -> bound(plans.comparison(mode, null), extents, List.of(true)));
  }

  private List<Shape> extents(Piece piece) {
    return piece.arrays().stream()
        .map(index -> Extents.batched(examples, bound.graph().node(index).shape()))
        .toList();
  }

  /** What is fed or always zero needs no gradient. */
  private List<Boolean> differentiated(Piece piece) {
    return piece.arrays().stream().map(index -> computed[index]).toList();
  }
}
