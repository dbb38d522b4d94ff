package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import org.espalier.dsl.operation.Weight;
import org.jspecify.annotations.Nullable;

/** One array of a store, as an engine holds it. */
final class Slot {
  private final Weight weight;
  private final NDArray value;
  private final NDArray raw;
  private @Nullable NDArray gradient;

  Slot(Weight weight, NDArray value) {
    this.weight = weight;
    this.value = value;
    if (weight.role().differentiable()) {
      value.setRequiresGradient(true);
      this.raw = value.stopGradient();
    } else {
      this.raw = value;
    }
  }

  Weight weight() {
    return weight;
  }

  /** The array that gradients are taken by. */
  NDArray value() {
    return value;
  }

  /** The same numbers, unknown to automatic differentiation: to be read and to be written. */
  NDArray raw() {
    return raw;
  }

  /** What the last backward pass left. Both engines write into one array, so its handle is kept. */
  NDArray gradient() {
    NDArray known = gradient;
    if (known == null) {
      known = value.getGradient();
      known.attach(value.getManager());
      gradient = known;
    }
    return known;
  }
}
