package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxOpParams;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * On MXNet: many arrays in one native call. An eager call costs about 50 microseconds, so a step of
 * a hundred small arrays would cost more than the pass before it.
 *
 * <p>Everything is put together from {@code multi_sgd_update}, {@code w = w - r (s g + d w)}, since
 * MXNet has no fused Nesterov step: a velocity is itself an array that descends, {@code v = v + (s
 * g + (momentum - 1) v)}.
 */
final class FusedDescent implements Descent {
  /** As many as one call takes; MXNet's own limit is 60. */
  private static final int MOST = 60;

  @Override
  public void step(
      NDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    for (int from = 0; from < moves.size(); from += MOST) {
      List<Move> part = moves.subList(from, Math.min(from + MOST, moves.size()));
      chunk((MxNDManager) call, part, settings, decay, rate, scale);
    }
  }

  private static void chunk(
      MxNDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    List<NDArray> weights = moves.stream().map(Move::weight).toList();
    List<NDArray> gradients = moves.stream().map(Move::gradient).toList();
    List<NDArray> velocities = moves.stream().map(Move::velocity).toList();
    descend(call, velocities, gradients, -1, settings.momentum() - 1, scale);
    if (decay != 0) {
      descend(call, velocities, weights, -decay, 0, 1);
    }
    if (settings.nesterov()) {
      descend(call, weights, gradients, rate, decay, scale);
      descend(call, weights, velocities, rate * settings.momentum(), 0, 1);
    } else {
      descend(call, weights, velocities, rate, 0, 1);
    }
  }

  /** {@code target = target - rate (scale source + decay target)} for all pairs. */
  private static void descend(
      MxNDManager call,
      List<NDArray> targets,
      List<NDArray> sources,
      double rate,
      double decay,
      double scale) {
    NDArray[] pairs = new NDArray[2 * targets.size()];
    for (int i = 0; i < targets.size(); i++) {
      pairs[2 * i] = targets.get(i);
      pairs[2 * i + 1] = sources.get(i);
    }
    MxOpParams parameters = new MxOpParams();
    parameters.add("lrs", tuple(rate, targets.size()));
    parameters.add("wds", tuple(decay, targets.size()));
    parameters.add("rescale_grad", Double.toString(scale));
    parameters.add("num_weights", Integer.toString(targets.size()));
    call.invoke("multi_sgd_update", pairs, targets.toArray(NDArray[]::new), parameters);
  }

  private static String tuple(double value, int count) {
    return "(" + String.join(",", Collections.nCopies(count, Double.toString(value))) + ",)";
  }

  @Override
  public double squares(NDManager call, List<NDArray> arrays) {
    double sum = 0;
    for (int from = 0; from < arrays.size(); from += MOST) {
      List<NDArray> part =
          new ArrayList<>(arrays.subList(from, Math.min(from + MOST, arrays.size())));
      MxOpParams parameters = new MxOpParams();
      parameters.add("num_arrays", Integer.toString(part.size()));
      NDArray squares =
          ((MxNDManager) call).invoke("multi_sum_sq", part.toArray(NDArray[]::new), parameters);
      for (float square : squares.toFloatArray()) {
        sum += square;
      }
    }
    return sum;
  }
}
