package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.espalier.dsl.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A loss and its gradients piece by piece, by pieces that other networks have bound before: there
 * in order, back the other way. Sums are not bound: a sum is written to where it is read, and hands
 * its gradient on to every term.
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
  private @Nullable LossPieces pieces;

  PiecewiseLoss(BoundGraph bound, PiecePlans plans, Mode mode, int examples) {
    this.bound = bound;
    this.plans = plans;
    this.mode = mode;
    this.examples = examples;
  }

  /**
   * Whether a graph's loss is worth binding: on a processor, by arrays that belong to one node
   * each, and if it is small.
   */
  static boolean suits(BoundGraph bound, GradientsOf of, int examples) {
    return of == GradientsOf.WEIGHTS
        && !bound.store().choice().device().gpu()
        && !bound.covered(of).isEmpty()
        && LossPieces.bytes(bound.graph().nodes(), examples)
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

  /** The loss of a batch; behind it the store's arrays have their gradients. */
  Passes.Outcome run(MxNDManager call, List<NDArray> inputs, NDArray target) {
    LossPieces ready = bind(target);
    BoundPiece last = ready.last();
    List<Long> owned = new ArrayList<>();
    try (PieceValues values = new PieceValues(bound, call, inputs)) {
      ready.turns().forEach(turn -> forward(turn, values));
      if (last.target() != 0) {
        copier().into(last.target(), PieceProgram.handle(target));
      }
      forward(last, ready.compared(), values);
      backward(ready, call, owned);
      return new Passes.Outcome(last.result(), List.of(), List.of());
    } finally {
      owned.forEach(PieceValues::free);
    }
  }

  /** Binds what is not bound, or not any more. */
  private LossPieces bind(NDArray target) {
    BoundPieces store = bound.store().boundPieces();
    store.claim();
    LossPieces known = pieces;
    if (known != null && known.areBound()) {
      return known;
    }
    store.makeRoom();
    LossPieces fresh = new LossPieces(bound, plans, mode, examples, target.getShape());
    pieces = fresh;
    return fresh;
  }

  private PieceProgram copier() {
    return bound.store().pieces().copier();
  }

  private void forward(LossPieces.Turn turn, PieceValues values) {
    BoundPiece piece = turn.bound();
    if (piece == null) {
      sum(turn, values);
    } else {
      forward(piece, turn.piece(), values);
      values.lend(turn.piece().end(), PieceProgram.handle(piece.result()));
    }
    turn.unread().forEach(values::forget);
  }

  private void forward(BoundPiece reader, Piece piece, PieceValues values) {
    List<Integer> arrays = piece.arrays();
    for (int i = 0; i < arrays.size(); i++) {
      if (reader.input(i) != 0) {
        values.bring(arrays.get(i), reader.input(i), copier());
      }
    }
    reader.forward();
  }

  private void sum(LossPieces.Turn turn, PieceValues values) {
    long[] terms = values.of(turn.piece().reads());
    if (turn.place() == 0) {
      values.own(turn.piece().end(), sum(turn, terms.length).run(terms));
    } else {
      sum(turn, terms.length).into(turn.place(), terms);
      values.lend(turn.piece().end(), turn.place());
    }
  }

  /** Of so many arrays as a piece yields one. */
  private PieceProgram sum(LossPieces.Turn turn, int terms) {
    return plans.sum(bound.graph().node(turn.piece().end()).shape(), terms);
  }

  private void backward(LossPieces ready, MxNDManager call, List<Long> owned) {
    List<List<Long>> gradients =
        new ArrayList<>(Collections.nCopies(bound.graph().nodes().size(), List.of()));
    ready.last().backward(bound.store().pieces().one());
    add(gradients, ready.compared().reads().get(0), ready.last().byInput(0));
    for (int i = ready.turns().size() - 1; i >= 0; i--) {
      LossPieces.Turn turn = ready.turns().get(i);
      List<Long> parts = gradients.get(turn.piece().end());
      backward(turn, parts.isEmpty() ? zeros(turn, call) : gathered(turn, parts, owned), gradients);
    }
  }

  /** A reader may depend on less than it reads; what nobody depends on has gradients of zero. */
  private long zeros(LossPieces.Turn turn, MxNDManager call) {
    Shape extents = Extents.batched(examples, bound.graph().node(turn.piece().end()).shape());
    return PieceProgram.handle(call.zeros(extents));
  }

  private static void backward(LossPieces.Turn turn, long gradient, List<List<Long>> gradients) {
    BoundPiece piece = turn.bound();
    if (piece == null) {
      turn.piece().reads().forEach(read -> add(gradients, read, gradient));
      return;
    }
    piece.backward(gradient);
    List<Integer> arrays = turn.piece().arrays();
    for (int i = 0; i < arrays.size(); i++) {
      add(gradients, arrays.get(i), piece.byInput(i));
    }
  }

  /** Those by what is fed, or always zero, are in nobody's turn. */
  private static void add(List<List<Long>> gradients, int index, long gradient) {
    if (gradient != 0) {
      List<Long> known = gradients.get(index);
      if (known.isEmpty()) {
        known = new ArrayList<>();
        gradients.set(index, known);
      }
      known.add(gradient);
    }
  }

  private long gathered(LossPieces.Turn turn, List<Long> parts, List<Long> owned) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    long[] terms = new long[parts.size()];
    Arrays.setAll(terms, parts::get);
    long sum = sum(turn, terms.length).run(terms);
    owned.add(sum);
    return sum;
  }
}
