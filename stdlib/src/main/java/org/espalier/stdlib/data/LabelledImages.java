package org.espalier.stdlib.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A fixed number of images of one shape, each with a label from {@code 0} to {@code classes() - 1}.
 *
 * <p>Immutable and free to share between threads. A value takes one byte; parts of a set ({@link
 * #limit}, {@link #split}) share the bytes of the whole. Channels come first: {@code (channel, row,
 * column)}, rows from the top.
 */
public final class LabelledImages {
  private final String name;
  private final ImageShape shape;
  private final List<String> classNames;
  private final byte[] pixels;
  private final int[] labels;
  private final int[] rows;

  private LabelledImages(
      String name,
      ImageShape shape,
      List<String> classNames,
      byte[] pixels,
      int[] labels,
      int[] rows) {
    this.name = name;
    this.shape = shape;
    this.classNames = classNames;
    this.pixels = pixels;
    this.labels = labels;
    this.rows = rows;
  }

  /**
   * Images from bytes; the arrays are copied.
   *
   * @param name what this part is, as it should be read in results: {@code "digits test, 1797
   *     images"}
   * @param classNames one for each class, in the order of the labels
   * @param pixels the images one after the other, each {@code (channel, row, column)}, 0 to 255
   *     unsigned
   * @param labels one for each image
   * @throws IllegalArgumentException if the numbers do not fit together
   */
  public static LabelledImages of(
      String name, ImageShape shape, List<String> classNames, byte[] pixels, int[] labels) {
    return adopt(name, shape, classNames, pixels.clone(), labels.clone());
  }

  /** Like {@link #of}, but keeps the arrays: only for callers who forget them at once. */
  static LabelledImages adopt(
      String name, ImageShape shape, List<String> classNames, byte[] pixels, int[] labels) {
    Objects.requireNonNull(name, "name");
    if (pixels.length != (long) labels.length * shape.values()) {
      throw new IllegalArgumentException(
          name
              + ": "
              + labels.length
              + " labels with images of "
              + shape
              + " need "
              + (long) labels.length * shape.values()
              + " bytes of pixels, but there are "
              + pixels.length);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            name
                + ": the label of image "
                + i
                + " is "
                + labels[i]
                + ", but with "
                + classNames.size()
                + " class names labels go from 0 to "
                + (classNames.size() - 1));
      }
    }
    int[] rows = IntStream.range(0, labels.length).toArray();
    return new LabelledImages(name, shape, List.copyOf(classNames), pixels, labels, rows);
  }

  /** What this part is: {@code "glyphs validation, 256 of 1280 images, seed 7"}. */
  public String name() {
    return name;
  }

  /** The shape of every image. */
  public ImageShape shape() {
    return shape;
  }

  /** How many images there are. */
  public int count() {
    return rows.length;
  }

  /** Channels of an image: 1 for grey, 3 for colour. */
  public int channels() {
    return shape.channels();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return shape.height();
  }

  /** Pixels from left to right. */
  public int width() {
    return shape.width();
  }

  /** How many classes a label can name; a part may lack some of them. */
  public int classes() {
    return classNames.size();
  }

  /** The names of the classes in the order of the labels. */
  public List<String> classNames() {
    return classNames;
  }

  /** The label of one image, {@code 0 <= index < count()}. */
  public int label(int index) {
    return labels[row(index)];
  }

  /** One value of one image, 0 to 255. */
  public int pixel(int index, int channel, int y, int x) {
    Objects.checkIndex(channel, channels());
    Objects.checkIndex(y, height());
    Objects.checkIndex(x, width());
    int place = (channel * height() + y) * width() + x;
    return pixels[row(index) * shape.values() + place] & 0xff;
  }

  /**
   * Fills the caller's arrays with the images named by {@code indices}: values from 0 to 1, and
   * labels as they are. Nothing is allocated. What lies in the arrays behind the batch stays.
   *
   * @param images at least {@code indices.length * shape().values()} long
   * @param batchLabels at least {@code indices.length} long
   * @throws IllegalArgumentException if an array is too short
   * @throws IndexOutOfBoundsException if an index is none of this part's
   */
  public void batch(int[] indices, float[] images, int[] batchLabels) {
    batch(indices, 0, indices.length, images, batchLabels);
  }

  /** The same for a loss that wants its labels as floats. */
  public void batch(int[] indices, float[] images, float[] batchLabels) {
    batch(indices, 0, indices.length, images, batchLabels);
  }

  /**
   * The same for {@code size} of the indices, beginning at {@code from}: so that one order of all
   * images serves a whole epoch.
   */
  public void batch(int[] indices, int from, int size, float[] images, int[] batchLabels) {
    checkRoom(from, size, indices.length, images.length, batchLabels.length);
    for (int i = 0; i < size; i++) {
      batchLabels[i] = fill(indices[from + i], images, i);
    }
  }

  /** The same for a loss that wants its labels as floats. */
  public void batch(int[] indices, int from, int size, float[] images, float[] batchLabels) {
    checkRoom(from, size, indices.length, images.length, batchLabels.length);
    for (int i = 0; i < size; i++) {
      batchLabels[i] = fill(indices[from + i], images, i);
    }
  }

  private int fill(int index, float[] images, int place) {
    int row = row(index);
    int values = shape.values();
    int source = row * values;
    int target = place * values;
    for (int k = 0; k < values; k++) {
      images[target + k] = (pixels[source + k] & 0xff) / 255f;
    }
    return labels[row];
  }

  private void checkRoom(int from, int size, int given, int images, int batchLabels) {
    Objects.checkFromIndexSize(from, size, given);
    if (images < size * shape.values() || batchLabels < size) {
      throw new IllegalArgumentException(
          "a batch of "
              + size
              + " images of "
              + shape
              + " needs arrays of "
              + size * shape.values()
              + " values and "
              + size
              + " labels, but they have "
              + images
              + " and "
              + batchLabels);
    }
  }

  /**
   * The first images of this part.
   *
   * @param most at least 1; where there are no more than that, this part is returned as it is
   */
  public LabelledImages limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit(" + most + "): must be at least 1 image");
    }
    return most >= count()
        ? this
        : part(
            name + ", the first " + most + " of " + count() + " images", Arrays.copyOf(rows, most));
  }

  /**
   * Begins to cut this part into three: {@code images.split(7).validation(0.2).test(0.1)}.
   *
   * @param seed decides which image goes where
   */
  public Split split(long seed) {
    return Split.of(this, seed);
  }

  /** Some of the images under another name, in the order of {@code indices}. */
  LabelledImages part(String partName, int[] indices) {
    int[] chosen = Arrays.stream(indices).map(this::row).toArray();
    return new LabelledImages(partName, shape, classNames, pixels, labels, chosen);
  }

  /** How often each of the values 0 to 255 comes in a channel. */
  long[] histogram(int channel) {
    long[] histogram = new long[256];
    int area = height() * width();
    for (int row : rows) {
      int from = row * shape.values() + channel * area;
      for (int place = from; place < from + area; place++) {
        histogram[pixels[place] & 0xff]++;
      }
    }
    return histogram;
  }

  private int row(int index) {
    return rows[Objects.checkIndex(index, rows.length)];
  }

  /** The name, the shape and the number of classes. */
  @Override
  public String toString() {
    return name + ", " + shape + ", " + classes() + " classes";
  }
}
