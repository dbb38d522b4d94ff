package org.espalier.stdlib.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Copies a DJL data set into plain bytes. The raw samples are read, before the transforms of the
 * DJL set, since transforms belong to training here.
 */
final class DjlImages {
  private static final int PEEKED = 100;

  private final String name;
  private final RandomAccessDataset source;
  private final int count;
  private final Layout layout;
  private final float scale;

  private DjlImages(String name, RandomAccessDataset source) {
    this.name = name;
    this.source = source;
    prepare(name, source);
    this.count = Math.toIntExact(source.size());
    if (count == 0) {
      throw new IllegalArgumentException(name + ": the DJL data set has no samples");
    }
    float most = 0;
    Layout first = null;
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int i = 0; i < Math.min(PEEKED, count); i++) {
        NDArray image = only(sample(manager, i).getData(), "image", i);
        first = first == null ? Layout.of(name, image.getShape()) : first;
        most = Math.max(most, image.toType(DataType.FLOAT32, true).max().getFloat());
      }
    }
    this.layout = Objects.requireNonNull(first);
    this.scale = most <= 1 ? 255 : 1;
  }

  static Split split(
      String name, RandomAccessDataset train, RandomAccessDataset test, List<String> classNames) {
    return Split.given(
        name,
        new DjlImages(name + " train", train).copy(classNames),
        new DjlImages(name + " test", test).copy(classNames));
  }

  private static void prepare(String name, RandomAccessDataset source) {
    try {
      source.prepare();
    } catch (IOException | TranslateException e) {
      throw new IllegalStateException(
          name
              + ": DJL could not fetch or read it ("
              + e
              + "); the first use needs a network. Without one, glyphs() makes its own images,"
              + " and cifar10(folder), cifar100(folder), mnist(folder) read files",
          e);
    }
  }

  private LabelledImages copy(List<String> classNames) {
    int values = layout.shape().values();
    byte[] pixels = new byte[Math.multiplyExact(count, values)];
    int[] labels = new int[count];
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int i = 0; i < count; i++) {
        try (NDManager each = manager.newSubManager()) {
          Record sample = sample(each, i);
          NDArray image = only(sample.getData(), "image", i);
          layout.check(name, i, image.getShape());
          float[] raw = image.toType(DataType.FLOAT32, true).toFloatArray();
          for (int place = 0; place < values; place++) {
            pixels[i * values + place] = unsigned(raw[layout.source(place)], i);
          }
          NDArray label = only(sample.getLabels(), "label", i);
          labels[i] = (int) label.toType(DataType.FLOAT32, true).sum().getFloat();
        }
      }
    }
    return LabelledImages.adopt(
        name + ", " + count + " images", layout.shape(), classNames, pixels, labels);
  }

  private byte unsigned(float value, int index) {
    float scaled = value * scale;
    if (!(scaled >= 0 && scaled <= 255)) {
      throw new IllegalArgumentException(
          name
              + ": sample "
              + index
              + " has the value "
              + value
              + "; images must be what they were before normalisation: 0 to 255, or 0 to 1");
    }
    return (byte) Math.round(scaled);
  }

  private Record sample(NDManager manager, int index) {
    try {
      return source.get(manager, index);
    } catch (IOException e) {
      throw new IllegalStateException(name + ": DJL could not read sample " + index, e);
    }
  }

  private NDArray only(NDList arrays, String meaning, int index) {
    if (arrays.size() != 1 || (meaning.equals("label") && arrays.head().size() != 1)) {
      throw new IllegalArgumentException(
          name
              + ": sample "
              + index
              + " must have one "
              + meaning
              + ", but has "
              + Arrays.toString(arrays.getShapes()));
    }
    return arrays.head();
  }

  /**
   * How the numbers of a raw sample lie.
   *
   * @param channelsLast whether the channels of a pixel are beside each other, as DJL reads images
   */
  private record Layout(ImageShape shape, Shape raw, boolean channelsLast) {
    static Layout of(String name, Shape raw) {
      long[] sizes = raw.getShape();
      if (sizes.length == 2) {
        return new Layout(new ImageShape(1, (int) sizes[0], (int) sizes[1]), raw, false);
      }
      if (sizes.length == 3 && (sizes[2] == 1 || sizes[2] == 3)) {
        return new Layout(
            new ImageShape((int) sizes[2], (int) sizes[0], (int) sizes[1]), raw, true);
      }
      if (sizes.length == 3 && (sizes[0] == 1 || sizes[0] == 3)) {
        return new Layout(
            new ImageShape((int) sizes[0], (int) sizes[1], (int) sizes[2]), raw, false);
      }
      throw new IllegalArgumentException(
          name
              + ": samples have the shape "
              + raw
              + "; an image must be (height, width, channels), (channels, height, width) with 1 or"
              + " 3 channels, or (height, width)");
    }

    void check(String name, int index, Shape found) {
      if (!raw.equals(found)) {
        throw new IllegalArgumentException(
            name
                + ": sample "
                + index
                + " has the shape "
                + found
                + ", the first has "
                + raw
                + "; all images of a set must have one shape");
      }
    }

    /** Where the value lies in the raw sample that belongs at this place here. */
    int source(int place) {
      int area = shape.height() * shape.width();
      return channelsLast ? place % area * shape.channels() + place / area : place;
    }
  }
}
