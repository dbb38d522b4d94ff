package org.espalier.stdlib.data;

import ai.djl.basicdataset.cv.classification.Cifar10;
import ai.djl.basicdataset.cv.classification.FashionMnist;
import ai.djl.basicdataset.cv.classification.Mnist;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Dataset.Usage;
import ai.djl.training.dataset.RandomAccessDataset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The image sets that DJL fetches from its own site at first use and keeps in its cache. */
final class DjlDownloads {
  private static final List<String> CLOTHES =
      List.of(
          "T-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private DjlDownloads() {}

  static Split mnist() {
    List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    return read(
        "MNIST",
        digits,
        (manager, usage) ->
            Mnist.builder().optManager(manager).optUsage(usage).setSampling(1, false).build());
  }

  static Split fashionMnist() {
    return read(
        "Fashion-MNIST",
        CLOTHES,
        (manager, usage) ->
            FashionMnist.builder()
                .optManager(manager)
                .optUsage(usage)
                .setSampling(1, false)
                .build());
  }

  static Split cifar10() {
    return read(
        "CIFAR-10",
        CifarNames.TEN,
        (manager, usage) ->
            Cifar10.builder().optManager(manager).optUsage(usage).setSampling(1, false).build());
  }

  private static Split read(
      String name,
      List<String> classNames,
      BiFunction<NDManager, Usage, RandomAccessDataset> source) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return DjlImages.split(
          name, source.apply(manager, Usage.TRAIN), source.apply(manager, Usage.TEST), classNames);
    }
  }
}
