package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxOpParams;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * On MXNet: many arrays in one native call, see {@link FusedArrays}.
 *
 * <p>Everything is put together from {@code w = w - r (s g + d w)}, since MXNet has no fused
 * Nesterov step: a velocity is itself an array that descends, {@code v = v + (s g + (momentum - 1)
 * v)}.
 */
final class FusedDescent implements Descent {
  private final RepeatedNumbers repeated;

  FusedDescent(RepeatedNumbers repeated) {
    this.repeated = repeated;
  }

  @Override
  public void step(
      NDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    for (List<Move> chunk : FusedArrays.chunks(moves, move -> move.weight().size())) {
      chunk(chunk, settings, decay, rate, scale);
    }
  }

  private void chunk(List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    List<NDArray> weights = moves.stream().map(Move::weight).toList();
    List<NDArray> gradients = moves.stream().map(Move::gradient).toList();
    List<NDArray> velocities = moves.stream().map(Move::velocity).toList();
    FusedArrays.descend(repeated, velocities, gradients, -1, settings.momentum() - 1, scale);
    if (decay != 0) {
      FusedArrays.descend(repeated, velocities, weights, -decay, 0, 1);
    }
    if (settings.nesterov()) {
      FusedArrays.descend(repeated, weights, gradients, rate, decay, scale);
      FusedArrays.descend(repeated, weights, velocities, rate * settings.momentum(), 0, 1);
    } else {
      FusedArrays.descend(repeated, weights, velocities, rate, 0, 1);
    }
  }

  @Override
  public double squares(NDManager call, List<NDArray> arrays) {
    double sum = 0;
    for (int from = 0; from < arrays.size(); from += FusedArrays.MOST) {
      List<NDArray> part =
          new ArrayList<>(arrays.subList(from, Math.min(from + FusedArrays.MOST, arrays.size())));
      MxOpParams parameters = new MxOpParams();
      parameters.add("num_arrays", Integer.toString(part.size()));
      NDArray squares =
          ((MxNDManager) call).invoke("multi_sum_sq", part.toArray(NDArray[]::new), parameters);
      for (float square : Numbers.read(squares)) {
        sum += square;
      }
    }
    return sum;
  }
}
