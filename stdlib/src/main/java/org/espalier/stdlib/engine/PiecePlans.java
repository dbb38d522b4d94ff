package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
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
    List<Piece> pieces = Pieces.of(bound, key.of(), Pieces.Links.ALL);
    List<List<Integer>> unread = unreadBehind(pieces, key.of());
    List<Step> steps = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      steps.add(
          new Step(
              pieces.get(i),
              program(structure(pieces.get(i)), key.mode(), key.by()),
              unread.get(i)));
    }
    return steps;
  }

  private PieceProgram program(Piece.Structure structure, Mode mode, @Nullable GradientsOf by) {
    return programs.program(new Purpose(structure, mode, by), () -> symbol(structure, mode, by));
  }

  private static SymbolProgram symbol(
      Piece.Structure structure, Mode mode, @Nullable GradientsOf by) {
    return SymbolLowering.outputs(
        Piece.graph(structure), structure.fed(), mode, structure.summaries(), by);
  }

  private record Purpose(Piece.Structure structure, Mode mode, @Nullable GradientsOf by) {}

  private List<Step> loss(Key key) {
    Key values = new Key(key.mode(), List.of(Summary.VALUES), key.by());
    List<Step> steps = outputs(values);
    Shape shape = bound.graph().shape();
    PieceProgram program =
        programs.program(List.of(loss, shape), () -> comparison(key.mode(), GradientsOf.INPUTS));
    steps.add(new Step(comparison(), program, List.of()));
    return steps;
  }

  /** What the loss reads. */
  Piece comparison() {
    int output = Pieces.standIn(bound, bound.graph().output().index());
    return new Piece(List.of(), List.of(output), List.of(), List.of());
  }

  /** The loss of an output that is fed, whose gradient MXNet is told or finds by itself. */
  SymbolProgram comparison(Mode mode, @Nullable GradientsOf of) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", bound.graph().shape());
    Graph graph = builder.build(builder.add("y", new Identity(), x));
    BoundGraph alone = BoundGraph.of(graph, graph, DroppedZeros.in(graph), bound.store());
    return SymbolLowering.loss(alone, loss, mode, of);
  }

  /** What is compared. */
  Loss loss() {
    return loss;
  }

  /** What leads to the loss, in the order in which it runs, for who binds it. */
  List<Piece> pieces() {
    return Pieces.of(bound, List.of(Summary.VALUES), Pieces.Links.FIXED);
  }

  /** What a piece computes, for who differentiates it as a whole. */
  static SymbolProgram symbol(Piece.Structure structure, Mode mode) {
    return symbol(structure, mode, null);
  }

  /** The sum of so many different arrays, not to be differentiated. */
  PieceProgram sum(Shape shape, int terms) {
    return programs.program(
        new Sum(shape, terms), () -> symbol(sumOf(shape, terms), Mode.TRAINING, null));
  }

  private record Sum(Shape shape, int terms) {}

  private static Piece.Structure sumOf(Shape shape, int terms) {
    return new Piece.Structure(
        List.of(new Addition()),
        Collections.nCopies(terms, shape),
        IntStream.range(0, terms).boxed().toList(),
        /* fed= */ false,
        List.of(0),
        List.of(Summary.VALUES));
  }

  private Piece.Structure structure(Piece piece) {
    return piece.structure(bound.graph());
  }

  /** For each piece that leads to a loss, the nodes whose values nobody reads behind it. */
  List<List<Integer>> unreadBehind(List<Piece> pieces) {
    return unreadBehind(pieces, List.of(Summary.VALUES));
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
