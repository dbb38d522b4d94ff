package org.espalier.stdlib.engine;

import ai.djl.ndarray.types.Shape;

/** From the language's shapes to DJL's. */
final class Extents {
  private Extents() {}

  static Shape of(org.espalier.dsl.operation.Shape shape) {
    return new Shape(shape.dimensions().stream().mapToLong(Integer::longValue).toArray());
  }

  /** The rows of a matrix, one behind the other. */
  static float[] flat(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[i].length, rows[i].length);
    }
    return values;
  }

  static Shape batched(int count, org.espalier.dsl.operation.Shape shape) {
    long[] extents = new long[shape.dimensions().size() + 1];
    extents[0] = count;
    for (int i = 1; i < extents.length; i++) {
      extents[i] = shape.dimensions().get(i - 1);
    }
    return new Shape(extents);
  }
}
