package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;

/**
 * What one pass has computed of a graph so far, as MXNet's handles; what nobody asked for ends with
 * it.
 */
final class PieceValues implements AutoCloseable {
  private final BoundGraph bound;
  private final MxNDManager call;
  private final List<NDArray> inputs;
  private final int examples;
  private final long[] values;
  private final boolean[] lent;
  private final Map<Integer, NDArray> outside = new HashMap<>();
  private final List<Measured> measured = new ArrayList<>();

  /** What a piece yields of a node beside its values. */
  private record Measured(int index, Summary summary, long handle) {}

  /**
   * Of a pass that begins.
   *
   * @param call owns what is in no piece
   */
  PieceValues(BoundGraph bound, MxNDManager call, List<NDArray> inputs) {
    this.bound = bound;
    this.call = call;
    this.inputs = inputs;
    this.examples = Math.toIntExact(inputs.get(0).getShape().get(0));
    this.values = new long[bound.graph().nodes().size()];
    this.lent = new boolean[values.length];
  }

  /** What a piece reads, each array once. */
  long[] of(Piece piece) {
    return of(piece.arrays());
  }

  /** The values of nodes. */
  long[] of(List<Integer> indices) {
    long[] reads = new long[indices.size()];
    for (int i = 0; i < reads.length; i++) {
      reads[i] = of(indices.get(i));
    }
    return reads;
  }

  private long of(int index) {
    return values[index] != 0 ? values[index] : PieceProgram.handle(outside(index));
  }

  /**
   * Brings a node's values to where somebody reads them, unless they are there.
   *
   * @param place an array that is not this pass' own
   */
  void bring(int index, long place, PieceProgram copier) {
    long from = of(index);
    if (from != place) {
      copier.into(place, from);
      lend(index, place);
    }
  }

  /** What a piece yielded. */
  void put(Piece piece, long[] found) {
    for (int i = 0; i < found.length; i++) {
      int index = piece.nodes().get(piece.yields().get(i)).index();
      Summary summary = piece.summaries().get(i);
      if (summary == Summary.VALUES) {
        values[index] = found[i];
      } else {
        measured.add(new Measured(index, summary, found[i]));
      }
    }
  }

  /** What a node yielded, in an array of this pass. */
  void own(int index, long handle) {
    values[index] = handle;
  }

  /** What a node yielded, in an array that somebody keeps. */
  void lend(int index, long handle) {
    forget(index);
    values[index] = handle;
    lent[index] = true;
  }

  /** Gives a node's values back, if a piece computed them. */
  void forget(int index) {
    if (values[index] != 0) {
      if (!lent[index]) {
        free(values[index]);
      }
      values[index] = 0;
      lent[index] = false;
    }
  }

  static void free(long handle) {
    JnaUtils.checkCall(DirectCalls.MXNDArrayFree(handle));
  }

  /** What was asked of a node. */
  float[] read(int index, Summary summary) {
    if (summary == Summary.VALUES && values[index] != 0) {
      return Staging.read(values[index], size(index, summary));
    }
    for (Measured each : measured) {
      if (each.index() == index && each.summary() == summary) {
        float[] yielded = Staging.read(each.handle(), size(index, summary));
        return Summaries.read(summary, bound.graph().node(index), yielded);
      }
    }
    // Inputs and zeros are in no piece.
    NDArray array = outside(index);
    return Numbers.read(
        switch (summary) {
          case VALUES -> array;
          case AGREEMENT -> Summaries.agreement(array);
          case VARIANCES -> Summaries.variances(array);
        });
  }

  private int size(int index, Summary summary) {
    Node node = bound.graph().node(index);
    return switch (summary) {
      case VALUES -> Math.toIntExact(examples * node.shape().elements());
      case AGREEMENT -> Math.multiplyExact(examples, examples);
      case VARIANCES -> node.shape().channels();
    };
  }

  /** What a node yields that no piece computes: what is fed, or zeros. */
  private NDArray outside(int index) {
    return outside.computeIfAbsent(
        index,
        fresh -> {
          Node node = bound.graph().node(index);
          int input = bound.graph().inputs().indexOf(node);
          return input >= 0
              ? inputs.get(input)
              : call.zeros(Extents.batched(examples, node.shape()));
        });
  }

  /** Handles as arrays that the call owns. */
  List<NDArray> arrays(long[] handles) {
    List<NDArray> made = new ArrayList<>();
    for (long handle : handles) {
      made.add(call.create(new Pointer(handle)));
    }
    return made;
  }

  @Override
  public void close() {
    for (int index = 0; index < values.length; index++) {
      forget(index);
    }
    for (Measured each : measured) {
      free(each.handle());
    }
  }
}
