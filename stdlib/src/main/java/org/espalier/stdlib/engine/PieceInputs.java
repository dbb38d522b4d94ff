package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * The arrays that bound pieces read. Those that read the same node share one: its values come there
 * once, wherever they are from.
 */
final class PieceInputs {
  private final Map<Key, Shared> arrays = new HashMap<>();

  /**
   * What makes readers share an array.
   *
   * @param store what they are bound to
   * @param node the name of what they read
   * @param extents of its values
   */
  record Key(WeightStore store, String node, Shape extents) {}

  private record Shared(MxNDArray array, int readers) {}

  /** An array for one reader more. */
  MxNDArray take(Key key) {
    Shared known = arrays.get(key);
    MxNDArray array = known == null ? made(key) : known.array();
    arrays.put(key, new Shared(array, known == null ? 1 : known.readers() + 1));
    return array;
  }

  private static MxNDArray made(Key key) {
    return (MxNDArray) ((MxNDManager) key.store().manager()).create(key.extents());
  }

  /** How many arrays there are. */
  int count() {
    return arrays.size();
  }

  /** One reader less; the array ends with its last. */
  void giveBack(Key key) {
    arrays.computeIfPresent(
        key,
        (same, shared) -> {
          if (shared.readers() > 1) {
            return new Shared(shared.array(), shared.readers() - 1);
          }
          shared.array().close();
          return null;
        });
  }
}
