package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxOpParams;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** MXNet walks all arrays of a call as far as the longest, so they should be of like sizes. */
  private static final int SPREAD = 8;

  private final NativeOperator update = new NativeOperator("multi_sgd_update");

  @Override
  public void step(
      NDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    List<Move> bySize = new ArrayList<>(moves);
    bySize.sort(Comparator.comparingLong(move -> -move.weight().size()));
    int from = 0;
    for (int to = 1; to <= bySize.size(); to++) {
      if (to == bySize.size() || to - from == MOST || unlike(bySize.get(from), bySize.get(to))) {
        chunk(bySize.subList(from, to), settings, decay, rate, scale);
        from = to;
      }
    }
  }

  private static boolean unlike(Move largest, Move other) {
    return other.weight().size() * SPREAD < largest.weight().size();
  }

  private void chunk(List<Move> moves, Sgd settings, double decay, double rate, double scale) {
    List<NDArray> weights = moves.stream().map(Move::weight).toList();
    List<NDArray> gradients = moves.stream().map(Move::gradient).toList();
    List<NDArray> velocities = moves.stream().map(Move::velocity).toList();
    descend(velocities, gradients, -1, settings.momentum() - 1, scale);
    if (decay != 0) {
      descend(velocities, weights, -decay, 0, 1);
    }
    if (settings.nesterov()) {
      descend(weights, gradients, rate, decay, scale);
      descend(weights, velocities, rate * settings.momentum(), 0, 1);
    } else {
      descend(weights, velocities, rate, 0, 1);
    }
  }

  /** {@code target = target - rate (scale source + decay target)} for all pairs. */
  private void descend(
      List<NDArray> targets, List<NDArray> sources, double rate, double decay, double scale) {
    List<NDArray> pairs = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      pairs.add(targets.get(i));
      pairs.add(sources.get(i));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("lrs", tuple(rate, targets.size()));
    parameters.put("wds", tuple(decay, targets.size()));
    parameters.put("rescale_grad", Double.toString(scale));
    parameters.put("num_weights", Integer.toString(targets.size()));
    update.into(targets, pairs, parameters);
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
