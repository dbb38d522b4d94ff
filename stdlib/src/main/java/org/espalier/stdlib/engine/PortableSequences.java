package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Linear;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.PositionalEncoding;

/** Treats sequences {@code (batch, features, 1, length)} on arrays. */
final class PortableSequences {
  private PortableSequences() {}

  /** A matrix and what is added behind it. */
  record Projection(NDArray weight, NDArray bias) {
    NDArray of(NDArray rows) {
      return Linear.linear(rows, weight, bias).singletonOrThrow();
    }
  }

  /** The four of an attention. */
  record Projections(Projection query, Projection key, Projection value, Projection output) {}

  static NDArray attention(NDArray queries, NDArray memory, int heads, Projections projections) {
    NDArray rows = rows(memory);
    NDArray query = split(projections.query().of(rows(queries)), heads);
    NDArray key = split(projections.key().of(rows), heads);
    NDArray value = split(projections.value().of(rows), heads);
    double scale = 1 / Math.sqrt((double) query.getShape().get(3));
    NDArray shares = query.matMul(key.transpose(0, 1, 3, 2)).mul(scale).softmax(3);
    NDArray joined = shares.matMul(value).transpose(0, 2, 1, 3);
    Shape extents = new Shape(joined.getShape().get(0), joined.getShape().get(1), -1);
    return columns(projections.output().of(joined.reshape(extents)));
  }

  /** From {@code (batch, length, features)} to {@code (batch, heads, length, features / heads)}. */
  private static NDArray split(NDArray rows, int heads) {
    Shape shape = rows.getShape();
    return rows.reshape(shape.get(0), shape.get(1), heads, -1).transpose(0, 2, 1, 3);
  }

  /**
   * The states at every step.
   *
   * @param weights input and state weight, input and state bias
   * @param training whether the engine is in its training mode, which MXNet checks
   */
  static NDArray recur(NDArray x, int units, NDList weights, boolean training) {
    NDArray rows = rows(x);
    Shape first = new Shape(1, rows.getShape().get(0), units);
    NDArray state = x.getManager().zeros(first, x.getDataType());
    return columns(
        rows.getNDArrayInternal()
            .gru(rows, state, weights, true, 1, 0, training, false, true)
            .get(0));
  }

  static NDArray embed(NDArray tokens, Embedding embedding, NDArray table, EngineKind engine) {
    NDArray known =
        tokens.reshape(tokens.getShape().get(0), -1).clip(0, embedding.vocabulary() - 1);
    NDArray indices =
        engine == EngineKind.PYTORCH ? known.toType(DataType.INT64, /* copy= */ false) : known;
    return columns(
        ai.djl.nn.core.Embedding.embedding(indices, table, SparseFormat.DENSE).singletonOrThrow());
  }

  static NDArray positions(NDArray x, Precision precision) {
    int features = (int) x.getShape().get(1);
    int length = (int) x.getShape().get(3);
    float[] positions = positions(features, length);
    Shape shape = new Shape(1, features, 1, length);
    return x.add(Numbers.create(x.getManager(), positions, shape, precision));
  }

  /** What is added, feature by feature. */
  static float[] positions(int features, int length) {
    float[] values = new float[features * length];
    for (int feature = 0; feature < features; feature++) {
      for (int time = 0; time < length; time++) {
        values[feature * length + time] = (float) PositionalEncoding.at(feature, features, time);
      }
    }
    return values;
  }

  /** From a sequence to {@code (batch, length, features)}. */
  private static NDArray rows(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), shape.get(3)).transpose(0, 2, 1);
  }

  /** From {@code (batch, length, features)} to a sequence. */
  private static NDArray columns(NDArray rows) {
    Shape shape = rows.getShape();
    return rows.transpose(0, 2, 1).reshape(shape.get(0), shape.get(2), 1, shape.get(1));
  }
}
