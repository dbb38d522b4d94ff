package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * MXNet walks all arrays of a call as far as the longest, so they should be of like sizes, unless
   * all are so small that another call costs more.
   */
  private static final int SPREAD = 8;

  private static final int SMALL = 4096;

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
          || areUnlike(size.applyAsLong(bySize.get(from)), size.applyAsLong(bySize.get(to)))) {
        chunks.add(List.copyOf(bySize.subList(from, to)));
        from = to;
      }
    }
    return chunks;
  }

  private static boolean areUnlike(long longest, long size) {
    return longest > SMALL && size * SPREAD < longest;
  }

  /** {@code target = target - rate (scale source + decay target)} for all pairs of one call. */
  static void descend(
      RepeatedNumbers repeated,
      List<NDArray> targets,
      List<NDArray> sources,
      double rate,
      double decay,
      double scale) {
    List<NDArray> pairs = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      pairs.add(targets.get(i));
      pairs.add(sources.get(i));
    }
    pairs.add(repeated.of(targets.size(), 1));
    pairs.add(repeated.of(targets.size(), rate * decay));
    Map<String, String> parameters =
        Map.of(
            "rescale_grad",
            Double.toString(rate * scale),
            "num_weights",
            Integer.toString(targets.size()));
    Operators.DESCENT.into(targets, pairs, parameters);
  }

  /** {@code target = source}, bit by bit, for all pairs of one call. */
  static void copy(List<NDArray> targets, List<NDArray> sources) {
    Map<String, String> parameters = Map.of("num_outputs", Integer.toString(targets.size()));
    Operators.COPY.into(targets, sources, parameters);
  }

  /** Looked up when MXNet is there for sure. */
  private static final class Operators {
    private static final NativeOperator DESCENT = new NativeOperator("preloaded_multi_sgd_update");
    private static final NativeOperator COPY = new NativeOperator("amp_multicast");
  }
}
