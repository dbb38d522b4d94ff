package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * On MXNet: many arrays in one native call. An eager call costs about 50 microseconds, so a step of
 * a hundred small arrays would cost more than the pass before it.
 */
final class FusedArrays {
  /** As many as one call takes; MXNet's own limit is 60. */
  static final int MOST = 60;

  /** MXNet walks all arrays of a call as far as the longest, so they should be of like sizes. */
  private static final int SPREAD = 8;

  private FusedArrays() {}

  /** What goes into one call each, the largest first. */
  static <T> List<List<T>> chunks(List<T> all, ToLongFunction<T> size) {
    List<T> bySize = new ArrayList<>(all);
    bySize.sort(Comparator.comparingLong(size).reversed());
    List<List<T>> chunks = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= bySize.size(); to++) {
      if (to == bySize.size()
          || to - from == MOST
          || size.applyAsLong(bySize.get(to)) * SPREAD < size.applyAsLong(bySize.get(from))) {
        chunks.add(List.copyOf(bySize.subList(from, to)));
        from = to;
      }
    }
    return chunks;
  }

  /** {@code target = target - rate (scale source + decay target)} for all pairs of one call. */
  static void descend(
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
    Operators.DESCENT.into(targets, pairs, parameters);
  }

  /** {@code target = source}, bit by bit, for all pairs of one call. */
  static void copy(List<NDArray> targets, List<NDArray> sources) {
    Map<String, String> parameters = Map.of("num_outputs", Integer.toString(targets.size()));
    Operators.COPY.into(targets, sources, parameters);
  }

  private static String tuple(double value, int count) {
    return "(" + String.join(",", Collections.nCopies(count, Double.toString(value))) + ",)";
  }

  /** Looked up when MXNet is there for sure. */
  private static final class Operators {
    private static final NativeOperator DESCENT = new NativeOperator("multi_sgd_update");
    private static final NativeOperator COPY = new NativeOperator("amp_multicast");
  }
}
