package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.operation.Shape;

/** The {@linkplain Batch#lasting lasting} batches that a store's graphs were fed, the latest. */
final class FedBatches {
  private static final int ROOM = 16;

  private final NDManager manager;
  private final Latest<Key, List<NDArray>> arrays =
      new Latest<>(ROOM, batch -> batch.forEach(NDArray::close));

  /** A batch is only equal to itself. */
  private record Key(Batch batch, List<Shape> shapes, boolean channelsLast) {}

  FedBatches(NDManager manager) {
    this.manager = manager;
  }

  /** Handles that live with a call, whose results live where its inputs do. */
  List<NDArray> inputs(Feeding feeding, Batch batch, NDManager call) {
    List<NDArray> handles = new ArrayList<>();
    for (NDArray array : arrays(feeding, batch)) {
      NDArray handle = array.stopGradient();
      handle.attach(call);
      handles.add(handle);
    }
    return handles;
  }

  private List<NDArray> arrays(Feeding feeding, Batch batch) {
    Key key = new Key(batch, feeding.shapes(), feeding.channelsLast());
    return arrays.get(key, () -> feeding.arrays(batch, manager));
  }
}
