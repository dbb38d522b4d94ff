package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A graph run piece by piece, with programs that other graphs of the store have used before. Making
 * a whole graph's program ready takes ten times as long as a call of it for small networks; most
 * networks of a space differ, but are made of the same chains.
 */
final class PiecewisePasses implements Passes {
  private final BoundGraph bound;
  private final Loss loss;
  private final PiecePlans plans;
  private final Map<PiecePlans.Key, List<Ready>> ready = new HashMap<>();
  private final Map<Purpose, PiecewiseLoss> losses = new HashMap<>();

  private record Purpose(Mode mode, int examples) {}

  /**
   * A piece with its arrays.
   *
   * @param arguments its program's, as far as they stay the same
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; carries handles to the engine
  private record Ready(PiecePlans.Step step, long[] arguments) {}

  PiecewisePasses(BoundGraph bound, Loss loss) {
    this(bound, loss, new PiecePlans(bound, loss));
  }

  private PiecewisePasses(BoundGraph bound, Loss loss, PiecePlans plans) {
    this.bound = bound;
    this.loss = loss;
    this.plans = plans;
  }

  @Override
  public Passes on(BoundGraph other, NDManager manager) {
    return plans.serve(other.store())
        ? new PiecewisePasses(other, loss, plans)
        : new PiecewisePasses(other, loss);
  }

  private List<Ready> ready(PiecePlans.Key key) {
    return ready.computeIfAbsent(
        key,
        fresh -> {
          List<Ready> made = new ArrayList<>();
          for (PiecePlans.Step step : plans.of(key)) {
            made.add(new Ready(step, step.program().arguments(step.piece(), n -> array(n, key))));
          }
          return made;
        });
  }

  private NDArray array(String name, PiecePlans.Key key) {
    Slot slot = Objects.requireNonNull(bound.slots().get(name), name);
    boolean differentiated = key.by() != null && key.by().covers(slot.weight().role());
    return differentiated ? slot.value() : slot.raw();
  }

  @Override
  public List<float[]> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of) {
    try (PieceValues values = new PieceValues(bound, (MxNDManager) call, inputs)) {
      for (Ready each : ready(new PiecePlans.Key(mode, of, null))) {
        run(each, values);
      }
      List<float[]> found = new ArrayList<>();
      for (int i = 0; i < of.size(); i++) {
        int index = Pieces.standIn(bound, bound.graph().outputs().get(i).index());
        found.add(values.read(index, of.get(i)));
      }
      return found;
    }
  }

  private static void run(Ready ready, PieceValues values) {
    Piece piece = ready.step().piece();
    long[] found = ready.step().program().run(ready.arguments(), values.of(piece), 0);
    values.put(piece, found);
    ready.step().unread().forEach(values::forget);
  }

  @Override
  public Outcome loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    int examples = Math.toIntExact(inputs.get(0).getShape().get(0));
    if (PiecewiseLoss.suits(bound, of, examples)) {
      return losses
          .computeIfAbsent(
              new Purpose(mode, examples), fresh -> new PiecewiseLoss(bound, plans, mode, examples))
          .run((MxNDManager) call, inputs, target);
    }
    List<Ready> plan = ready(new PiecePlans.Key(mode, List.of(), of));
    return RecordedLoss.of(bound, inputs, of, () -> results(call, plan, inputs, target));
  }

  private List<NDArray> results(
      NDManager call, List<Ready> plan, List<NDArray> inputs, NDArray target) {
    try (PieceValues values = new PieceValues(bound, (MxNDManager) call, inputs)) {
      for (Ready each : plan.subList(0, plan.size() - 1)) {
        run(each, values);
      }
      Ready last = plan.get(plan.size() - 1);
      long[] reads = values.of(last.step().piece());
      long wanted = PieceProgram.handle(target);
      return values.arrays(last.step().program().run(last.arguments(), reads, wanted));
    }
  }
}
