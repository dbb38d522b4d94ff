package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.util.Progress;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DjlImagesTest {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static RandomAccessDataset data(NDArray images, NDArray labels) {
    return new ArrayDataset.Builder()
        .setData(images)
        .optLabels(labels)
        .setSampling(2, false)
        .build();
  }

  private NDArray counting(DataType type, long... shape) {
    return manager.arange((float) new Shape(shape).size()).reshape(shape).toType(type, true);
  }

  private LabelledImages test(NDArray images) {
    NDArray labels = manager.create(new float[] {2, 0});
    return DataSets.fromDjl("mine", data(images, labels), data(images, labels), NAMES).test();
  }

  @Test
  void channelsLastAreTurnedToChannelsFirst() {
    LabelledImages images = test(counting(DataType.UINT8, 2, 4, 5, 3));
    assertThat(images.toString()).isEqualTo("mine test, 2 images, 3x4x5, 3 classes");
    assertThat(images.pixel(1, 2, 3, 4)).isEqualTo(119);
    assertThat(images.pixel(1, 0, 0, 1)).isEqualTo(63);
    assertThat(images.label(0)).isEqualTo(2);
    assertThat(images.label(1)).isZero();
  }

  @Test
  void channelsFirstAndGreyStayAsTheyAre() {
    assertThat(test(counting(DataType.FLOAT32, 2, 3, 4, 5)).pixel(1, 2, 3, 4)).isEqualTo(119);
    LabelledImages grey = test(counting(DataType.INT32, 2, 4, 5));
    assertThat(grey.shape()).isEqualTo(new ImageShape(1, 4, 5));
    assertThat(grey.pixel(1, 0, 0, 1)).isEqualTo(21);
  }

  @Test
  void valuesFromZeroToOneAreSpreadOverTheBytes() {
    NDArray images = counting(DataType.FLOAT32, 2, 4, 4).div(31);
    assertThat(test(images).pixel(1, 0, 3, 3)).isEqualTo(255);
    assertThat(test(images).pixel(0, 0, 0, 1)).isEqualTo(8);
  }

  @Test
  void theTrainingPartIsCutForValidation() {
    NDArray images = counting(DataType.UINT8, 20, 2, 2);
    NDArray labels = manager.zeros(new Shape(20), DataType.INT64);
    Split split = DataSets.fromDjl("mine", data(images, labels), data(images, labels), NAMES);
    assertThat(split.train().name()).isEqualTo("mine train, 18 of 20 images, seed 0");
  }

  @Test
  void normalisedImagesAreRefused() {
    NDArray images = counting(DataType.FLOAT32, 2, 4, 4).sub(3);
    assertThatThrownBy(() -> test(images))
        .hasMessage(
            "mine train: sample 0 has the value -3.0; images must be what they were before"
                + " normalisation: 0 to 255, or 0 to 1");
  }

  @Test
  void samplesThatAreNoImagesAreRefused() {
    assertThatThrownBy(() -> test(counting(DataType.UINT8, 2, 4, 4, 7)))
        .hasMessageStartingWith("mine train: samples have the shape (4, 4, 7); an image must be");
    NDArray images = counting(DataType.UINT8, 2, 4, 4);
    NDArray twoLabels = manager.zeros(new Shape(2, 2));
    assertThatThrownBy(
            () -> DataSets.fromDjl("mine", data(images, twoLabels), data(images, twoLabels), NAMES))
        .hasMessage("mine train: sample 0 must have one label, but has [(2)]");
  }

  @Test
  void withoutANetworkTheErrorSaysWhatElseThereIs() {
    Unreachable unreachable = new Unreachable(new ArrayDataset.Builder().setSampling(1, false));
    assertThatThrownBy(() -> DataSets.fromDjl("CIFAR-10", unreachable, unreachable, NAMES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "CIFAR-10 train: DJL could not fetch or read it (java.net.UnknownHostException: no.such.host);"
                + " the first use needs a network. Without one, glyphs() makes its own images, and"
                + " cifar10(folder), cifar100(folder), mnist(folder) read files");
  }

  /** A data set that lies behind a network that is not there. */
  private static final class Unreachable extends RandomAccessDataset {
    Unreachable(BaseBuilder<?> builder) {
      super(builder);
    }

    @Override
    public void prepare(@Nullable Progress progress) throws IOException {
      throw new UnknownHostException("no.such.host");
    }

    @Override
    public Record get(NDManager unused, long index) {
      throw new AssertionError("never prepared");
    }

    @Override
    protected long availableSize() {
      return 1;
    }
  }
}
