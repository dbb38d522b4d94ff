package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Shape;
import org.jspecify.annotations.Nullable;

/** A graph cut into pieces with their programs, whatever arrays they run on. */
final class PiecePlans {
  private final BoundGraph bound;
  private final Loss loss;
  private final PieceCache programs;
  private final Map<Key, List<Step>> known = new HashMap<>();

  /**
   * What a plan is for.
   *
   * @param of what is wanted of the outputs; empty for the loss
   * @param by what the loss is differentiated by; null for outputs
   */
  record Key(Mode mode, List<Summary> of, @Nullable GradientsOf by) {}

  /**
   * A piece in its turn.
   *
   * @param unread the nodes whose values nobody reads behind it
   */
  record Step(Piece piece, PieceProgram program, List<Integer> unread) {}

  /** Of a graph; its arrays do not matter. */
  PiecePlans(BoundGraph bound, Loss loss) {
    this.bound = bound;
    this.loss = loss;
    this.programs = bound.store().pieces();
  }

  /** Whether they serve a graph on a store's arrays too. */
  boolean serve(WeightStore store) {
    return store.pieces() == programs;
  }

  /** In the order in which they run. */
  List<Step> of(Key key) {
    return known.computeIfAbsent(key, fresh -> key.by() == null ? outputs(key) : loss(key));
  }

  private List<Step> outputs(Key key) {
    List<Piece> pieces = Pieces.of(bound, key.of());
    List<List<Integer>> unread = unreadBehind(pieces, key.of());
    List<Step> steps = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      steps.add(new Step(pieces.get(i), program(pieces.get(i), key), unread.get(i)));
    }
    return steps;
  }

  private PieceProgram program(Piece piece, Key key) {
    Piece.Structure structure = piece.structure(bound.graph());
    return programs.program(
        new Purpose(structure, key.mode(), key.by()),
        () ->
            SymbolLowering.outputs(
                Piece.graph(structure),
                structure.fed(),
                key.mode(),
                structure.summaries(),
                key.by()));
  }

  private record Purpose(Piece.Structure structure, Mode mode, @Nullable GradientsOf by) {}

  private List<Step> loss(Key key) {
    Key values = new Key(key.mode(), List.of(Summary.VALUES), key.by());
    List<Step> steps = outputs(values);
    Shape shape = bound.graph().shape();
    PieceProgram program =
        programs.program(List.of(loss, shape), () -> comparison(shape, key.mode()));
    int output = Pieces.standIn(bound, bound.graph().output().index());
    Piece last = new Piece(List.of(), List.of(output), List.of(), List.of());
    steps.add(new Step(last, program, List.of()));
    return steps;
  }

  /** The loss of an output that is fed. */
  private SymbolProgram comparison(Shape shape, Mode mode) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", shape);
    Graph graph = builder.build(builder.add("y", new Identity(), x));
    BoundGraph alone = BoundGraph.of(graph, graph, DroppedZeros.in(graph), bound.store());
    return SymbolLowering.loss(alone, loss, mode, GradientsOf.INPUTS);
  }

  private List<List<Integer>> unreadBehind(List<Piece> pieces, List<Summary> of) {
    int[] last = new int[bound.graph().nodes().size()];
    Arrays.fill(last, -1);
    for (int place = 0; place < pieces.size(); place++) {
      for (int read : pieces.get(place).arrays()) {
        last[read] = place;
      }
    }
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i) == Summary.VALUES) {
        last[Pieces.standIn(bound, bound.graph().outputs().get(i).index())] = -1;
      }
    }
    List<List<Integer>> unread = new ArrayList<>(Collections.nCopies(pieces.size(), List.of()));
    for (int index = 0; index < last.length; index++) {
      if (last[index] >= 0) {
        List<Integer> there = unread.get(last[index]);
        if (there.isEmpty()) {
          there = new ArrayList<>();
          unread.set(last[index], there);
        }
        there.add(index);
      }
    }
    return unread;
  }
}
