package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Numbers into arrays and out again, in either precision. */
final class Numbers {
  private Numbers() {}

  static NDArray create(NDManager manager, float[] values, Shape shape, Precision precision) {
    return precision == Precision.SINGLE
        ? single(manager, values, shape)
        : manager.create(widen(values), shape);
  }

  private static NDArray single(NDManager manager, float[] values, Shape shape) {
    if (!(manager instanceof MxNDManager mxnet)) {
      return manager.create(values, shape);
    }
    MxNDArray array = mxnet.create(shape, DataType.FLOAT32);
    Staging.write(array, values);
    return array;
  }

  static NDArray create(NDManager manager, double[] values, Shape shape, Precision precision) {
    return precision == Precision.SINGLE
        ? single(manager, narrow(values), shape)
        : manager.create(values, shape);
  }

  static float[] read(NDArray array) {
    return array.getDataType() == DataType.FLOAT32 ? floats(array) : narrow(array.toDoubleArray());
  }

  private static float[] floats(NDArray array) {
    return array instanceof MxNDArray mxnet ? Staging.read(mxnet) : array.toFloatArray();
  }

  static double[] exact(NDArray array) {
    return array.getDataType() == DataType.FLOAT32 ? widen(floats(array)) : array.toDoubleArray();
  }

  private static float[] narrow(double[] exact) {
    float[] values = new float[exact.length];
    for (int i = 0; i < exact.length; i++) {
      values[i] = (float) exact[i];
    }
    return values;
  }

  static double first(NDArray array) {
    return array.getDataType() == DataType.FLOAT32 ? floats(array)[0] : array.toDoubleArray()[0];
  }

  static double[] widen(float[] values) {
    double[] exact = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      exact[i] = values[i];
    }
    return exact;
  }
}
