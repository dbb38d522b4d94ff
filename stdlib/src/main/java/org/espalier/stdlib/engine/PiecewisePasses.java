package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A graph run piece by piece, with programs that other graphs of the store have used before. Making
 * a whole graph's program ready takes ten times as long as a call of it for small networks; most
 * networks of a space differ, but are made of the same chains.
 */
final class PiecewisePasses implements Passes {
  private final BoundGraph bound;
  private final Loss loss;
  private final Map<Object, List<Ready>> plans = new HashMap<>();

  private record Key(Mode mode, List<Summary> of, @Nullable GradientsOf by) {}

  /** A piece with its program and arrays. */
  record Ready(Piece piece, PieceProgram program, List<@Nullable NDArray> weights) {}

  PiecewisePasses(BoundGraph bound, Loss loss) {
    this.bound = bound;
    this.loss = loss;
  }

  @Override
  public List<NDArray> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of) {
    List<Ready> plan = plans.computeIfAbsent(new Key(mode, of, null), key -> plan(mode, of, null));
    Map<Integer, NDArray> values = new HashMap<>();
    Map<Integer, List<NDArray>> summaries = new HashMap<>();
    run(plan, call, inputs, values, summaries, unreadBehind(plan, of));
    List<NDArray> found = new ArrayList<>();
    Map<Integer, Integer> taken = new HashMap<>();
    for (int i = 0; i < of.size(); i++) {
      int index = Pieces.standIn(bound, bound.graph().outputs().get(i).index());
      List<NDArray> own = summaries.getOrDefault(index, List.of());
      if (of.get(i) == Summary.VALUES) {
        found.add(value(index, values, inputs, call));
      } else if (own.isEmpty()) {
        found.add(ofUncomputed(of.get(i), value(index, values, inputs, call)));
      } else {
        found.add(own.get(taken.merge(index, 1, Integer::sum) - 1));
      }
    }
    return found;
  }

  /** Zeros and inputs are in no piece. */
  private static NDArray ofUncomputed(Summary summary, NDArray values) {
    return summary == Summary.AGREEMENT ? Summaries.agreement(values) : Summaries.variances(values);
  }

  private List<Ready> plan(Mode mode, GradientsOf by) {
    List<Ready> plan = new ArrayList<>(plan(mode, List.of(Summary.VALUES), by));
    Shape shape = bound.graph().shape();
    PieceProgram program =
        bound
            .store()
            .pieces()
            .program(
                List.of("loss", loss, shape),
                () -> {
                  GraphBuilder builder = Graph.builder();
                  Node x = builder.input("x", shape);
                  Graph graph = builder.build(builder.add("y", new Identity(), x));
                  BoundGraph alone =
                      new BoundGraph(graph, DroppedZeros.in(graph), bound.store(), Map.of());
                  return SymbolLowering.loss(alone, loss, mode, GradientsOf.INPUTS);
                });
    int output = Pieces.standIn(bound, bound.graph().output().index());
    Piece last = new Piece(List.of(), List.of(output), List.of(), List.of());
    plan.add(new Ready(last, program, none(program)));
    return plan;
  }

  private static List<@Nullable NDArray> none(PieceProgram program) {
    return new ArrayList<>(Collections.nCopies(program.weights().size(), null));
  }

  List<Ready> plan(Mode mode, List<Summary> of, @Nullable GradientsOf by) {
    List<Ready> plan = new ArrayList<>();
    for (Piece piece : Pieces.of(bound, of)) {
      Piece.Structure structure = piece.structure(bound.graph());
      List<Object> key = by == null ? List.of(structure, mode) : List.of(structure, mode, by);
      PieceProgram program =
          bound
              .store()
              .pieces()
              .program(
                  key,
                  () -> {
                    Graph graph = Piece.graph(structure);
                    return SymbolLowering.outputs(
                        graph, structure.fed(), mode, piece.summaries(), by);
                  });
      plan.add(new Ready(piece, program, weights(piece, program, by)));
    }
    return plan;
  }

  private List<@Nullable NDArray> weights(
      Piece piece, PieceProgram program, @Nullable GradientsOf by) {
    List<@Nullable NDArray> weights = new ArrayList<>();
    for (String name : program.weights()) {
      if (name == null) {
        weights.add(null);
      } else {
        Slot slot = Objects.requireNonNull(bound.slots().get(piece.full(name)));
        boolean differentiated = by != null && by.covers(slot.weight().role());
        weights.add(differentiated ? slot.value() : slot.raw());
      }
    }
    return weights;
  }

  @Override
  public Outcome loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    List<Ready> plan = plans.computeIfAbsent(new Key(mode, List.of(), of), key -> plan(mode, of));
    return RecordedLoss.of(bound, inputs, of, () -> results(call, plan, inputs, target));
  }

  private List<NDArray> results(
      NDManager call, List<Ready> plan, List<NDArray> inputs, NDArray target) {
    Map<Integer, NDArray> values = new HashMap<>();
    run(plan.subList(0, plan.size() - 1), call, inputs, values, new HashMap<>(), Map.of());
    Ready last = plan.get(plan.size() - 1);
    NDArray output = value(last.piece().reads().get(0), values, inputs, call);
    return List.<NDArray>of(
        last.program().run((MxNDManager) call, last.weights(), List.of(output), target));
  }

  private void run(
      List<Ready> plan,
      NDManager call,
      List<NDArray> inputs,
      Map<Integer, NDArray> values,
      Map<Integer, List<NDArray>> summaries,
      Map<Integer, List<Integer>> unreadBehind) {
    for (int place = 0; place < plan.size(); place++) {
      Ready ready = plan.get(place);
      List<NDArray> reads = new ArrayList<>();
      for (int index : ready.piece().arrays()) {
        reads.add(value(index, values, inputs, call));
      }
      MxNDArray[] found = ready.program().run((MxNDManager) call, ready.weights(), reads, null);
      for (int i = 0; i < found.length; i++) {
        int index = ready.piece().nodes().get(ready.piece().yields().get(i)).index();
        if (ready.piece().summaries().get(i) == Summary.VALUES) {
          values.put(index, found[i]);
        } else {
          summaries.computeIfAbsent(index, fresh -> new ArrayList<>()).add(found[i]);
        }
      }
      for (int index : unreadBehind.getOrDefault(place, List.of())) {
        NDArray unread = values.remove(index);
        if (unread != null) {
          unread.close();
        }
      }
    }
  }

  /** For each place of the plan the values that nobody reads behind it: their memory is free. */
  private Map<Integer, List<Integer>> unreadBehind(List<Ready> plan, List<Summary> of) {
    Map<Integer, Integer> last = new HashMap<>();
    for (int place = 0; place < plan.size(); place++) {
      for (int index : plan.get(place).piece().arrays()) {
        last.put(index, place);
      }
    }
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i) == Summary.VALUES) {
        last.remove(Pieces.standIn(bound, bound.graph().outputs().get(i).index()));
      }
    }
    Map<Integer, List<Integer>> behind = new HashMap<>();
    last.forEach(
        (index, place) -> behind.computeIfAbsent(place, fresh -> new ArrayList<>()).add(index));
    return behind;
  }

  /** What a node yields: computed, fed, or zeros. */
  private NDArray value(
      int index, Map<Integer, NDArray> values, List<NDArray> inputs, NDManager call) {
    NDArray known = values.get(index);
    if (known != null) {
      return known;
    }
    Node node = bound.graph().node(index);
    int input = bound.graph().inputs().indexOf(node);
    if (input >= 0) {
      return inputs.get(input);
    }
    long examples = inputs.get(0).getShape().get(0);
    NDArray zeros = call.zeros(Extents.batched((int) examples, node.shape()));
    values.put(index, zeros);
    return zeros;
  }
}
