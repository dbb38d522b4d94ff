package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.engine.Batch;

/** One batch of examples and their classes: what proxies see of the world. Immutable. */
public final class ProxyImages {
  private final float[] values;
  private final int[] labels;
  private final int classes;
  private final Batch batch;

  private ProxyImages(float[] values, int[] labels, int classes) {
    this.values = values;
    this.labels = labels;
    this.classes = classes;
    this.batch = Batch.of(labels.length, values).lasting();
  }

  /**
   * A batch.
   *
   * @param values example after example
   * @param labels one class each, from 0; at least one
   * @param classes how many there are
   */
  public static ProxyImages of(float[] values, int[] labels, int classes) {
    if (labels.length == 0 || values.length % labels.length != 0) {
      throw new IllegalArgumentException(
          values.length
              + " numbers are no whole examples for "
              + labels.length
              + " label(s); give as many numbers for each label, and at least one label.");
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "The label "
                + label
                + " is none of the "
                + classes
                + " classes, 0 to "
                + (classes - 1)
                + ".");
      }
    }
    return new ProxyImages(values.clone(), labels.clone(), classes);
  }

  /**
   * Numbers from N(0, 1) and labels that mean nothing: enough for most proxies.
   *
   * @param image of one example
   */
  public static ProxyImages noise(Shape image, int classes, int count, Seed seed) {
    RandomGenerator random = seed.stream("proxy images");
    float[] values = new float[Math.toIntExact(count * image.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    int[] labels = IntStream.range(0, count).map(i -> random.nextInt(classes)).toArray();
    return of(values, labels, classes);
  }

  /**
   * A random batch of a set.
   *
   * @param count how many examples; at most as many as there are
   */
  public static ProxyImages from(LabelledImages set, int count, Seed seed) {
    if (count < 1 || count > set.count()) {
      throw new IllegalArgumentException(
          "A batch of "
              + count
              + " images can't be drawn from "
              + set.name()
              + ", which has "
              + set.count()
              + ".");
    }
    RandomGenerator random = seed.stream("proxy images");
    int[] order = IntStream.range(0, set.count()).toArray();
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(order.length - i);
      int taken = order[other];
      order[other] = order[i];
      order[i] = taken;
    }
    float[] values = new float[count * set.channels() * set.height() * set.width()];
    int[] labels = new int[count];
    set.batch(Arrays.copyOf(order, count), values, labels);
    return of(values, labels, set.classes());
  }

  /** How many examples. */
  public int count() {
    return labels.length;
  }

  /** How many classes there are. */
  public int classes() {
    return classes;
  }

  /** The class of an example. */
  public int label(int example) {
    return labels[example];
  }

  /** All examples. */
  public Batch batch() {
    return batch;
  }

  /** The numbers of some examples in a row. */
  float[] numbers(int from, int count) {
    int each = values.length / labels.length;
    return Arrays.copyOfRange(values, from * each, (from + count) * each);
  }

  /** Some examples in a row. */
  public ProxyImages part(int from, int count) {
    return new ProxyImages(
        numbers(from, count), Arrays.copyOfRange(labels, from, from + count), classes);
  }

  /** The classes as rows with a single 1: what a cross-entropy compares outputs with. */
  public float[] targets() {
    float[] targets = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      targets[i * classes + labels[i]] = 1;
    }
    return targets;
  }
}
