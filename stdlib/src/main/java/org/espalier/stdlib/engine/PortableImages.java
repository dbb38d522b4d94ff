package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Resize;

/** Rearranges images {@code (batch, channels, height, width)} on arrays. */
final class PortableImages {
  private PortableImages() {}

  /** The image within a frame of one number; DJL's own padding lacks MXNet. */
  static NDArray pad(NDArray x, Margin margin, double value) {
    NDArray tall = pad(x, 2, margin.top(), margin.bottom(), value);
    return pad(tall, 3, margin.left(), margin.right(), value);
  }

  private static NDArray pad(NDArray x, int axis, int before, int after, double value) {
    if (before == 0 && after == 0) {
      return x;
    }
    NDList parts = new NDList(x);
    if (before > 0) {
      parts.add(0, filled(x, axis, before, value));
    }
    if (after > 0) {
      parts.add(filled(x, axis, after, value));
    }
    return join(parts, axis);
  }

  /**
   * Arrays one behind the other along an axis; on MXNet, images are joined in three dimensions,
   * since it dies on the way back where a part ends within one of oneDNN's blocks of sixteen
   * channels. PyTorch would lose {@linkplain ChannelsLast their layout}.
   */
  static NDArray join(List<NDArray> parts, int axis) {
    if (!isMxnetImage(parts.get(0))) {
      return NDArrays.concat(new NDList(parts), axis);
    }
    NDList flat = new NDList();
    long extent = 0;
    for (NDArray part : parts) {
      Shape shape = part.getShape();
      extent += shape.get(axis);
      flat.add(
          axis == 1
              ? part.reshape(shape.get(0), shape.get(1), -1)
              : part.reshape(-1, shape.get(2), shape.get(3)));
    }
    long[] extents = parts.get(0).getShape().getShape().clone();
    extents[axis] = extent;
    return NDArrays.concat(flat, axis == 1 ? 1 : axis - 1).reshape(extents);
  }

  private static boolean isMxnetImage(NDArray x) {
    return x instanceof MxNDArray && x.getShape().dimension() == 4;
  }

  private static NDArray filled(NDArray x, int axis, int extent, double value) {
    long[] extents = x.getShape().getShape().clone();
    extents[axis] = extent;
    return x.getManager().full(new Shape(extents), (float) value, x.getDataType());
  }

  static NDArray crop(NDArray x, Crop crop) {
    return x.get(new NDIndex(":, :, " + crop.top() + ":, " + crop.left() + ":"));
  }

  static NDArray slice(NDArray x, ChannelSlice slice) {
    NDIndex channels = new NDIndex(":, " + slice.from() + ":" + slice.to());
    if (!isMxnetImage(x)) {
      return x.get(channels);
    }
    // In three dimensions, for the same reason as when images are joined.
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), -1)
        .get(channels)
        .reshape(shape.get(0), slice.to() - slice.from(), shape.get(2), shape.get(3));
  }

  static NDArray shuffle(NDArray x, ChannelShuffle shuffle) {
    Shape shape = x.getShape();
    long groups = shuffle.groups();
    return x.reshape(shape.get(0), groups, shape.get(1) / groups, shape.get(2), shape.get(3))
        .transpose(0, 2, 1, 3, 4)
        .reshape(shape);
  }

  static NDArray layOut(NDArray x, PixelShuffle shuffle) {
    Shape shape = x.getShape();
    long factor = shuffle.factor();
    long channels = shape.get(1) / (factor * factor);
    return x.reshape(shape.get(0), channels, factor, factor, shape.get(2), shape.get(3))
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(shape.get(0), channels, factor * shape.get(2), factor * shape.get(3));
  }

  /**
   * Two products with matrices, so that every engine follows one rule; none along an axis that
   * stays.
   */
  static NDArray resize(NDArray x, Resize resize, Precision precision) {
    NDArray wide = along(x, resize.width(), precision);
    if (x.getShape().get(2) == resize.height()) {
      return wide;
    }
    return along(wide.transpose(0, 1, 3, 2), resize.height(), precision).transpose(0, 1, 3, 2);
  }

  private static NDArray along(NDArray x, int to, Precision precision) {
    int from = (int) x.getShape().get(3);
    if (from == to) {
      return x;
    }
    Shape extents = new Shape(to, from);
    float[] values = Extents.flat(Resize.shares(from, to));
    NDArray shares = Numbers.create(x.getManager(), values, extents, precision);
    return Linear.linear(x, shares).singletonOrThrow();
  }
}
