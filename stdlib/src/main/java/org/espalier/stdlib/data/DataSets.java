package org.espalier.stdlib.data;

import ai.djl.training.dataset.RandomAccessDataset;
import java.nio.file.Path;
import java.util.List;

/**
 * Where data sets come from; meant for {@code import static}.
 *
 * <p>Image sets that come with a training and a test part only, all but {@link #glyphs}, hold a
 * tenth of the training part out for validation: {@code cifar10(folder).validation(0.2).seed(7)}
 * changes that.
 */
public final class DataSets {
  private DataSets() {}

  /**
   * Digits and letters that the program draws itself; nothing is downloaded.
   *
   * @see Glyphs
   */
  public static Glyphs glyphs() {
    return Glyphs.DEFAULT;
  }

  /**
   * A small language that the program makes up itself; nothing is downloaded.
   *
   * @see Babble
   */
  public static Babble babble() {
    return Babble.DEFAULT;
  }

  /**
   * The words of plain text files, such as the Penn Treebank's; each line ends with {@code <eos>}.
   *
   * @param folder with three files in UTF-8, plain or gzipped, whose names say train, valid and
   *     test: {@code train.txt}, {@code ptb.valid.txt}, {@code wiki.test.tokens}. The set is named
   *     after the folder
   * @throws DataFileException if a file is missing or is no text
   */
  public static TextSet words(Path folder) {
    return words(folder, Integer.MAX_VALUE);
  }

  /**
   * Likewise, with the most frequent words of the training file only; all others are {@code <unk>}.
   *
   * @param most how many different words there are at most, at least 1
   */
  public static TextSet words(Path folder, int most) {
    return new TextFiles(folder, /* characters= */ false, most).read();
  }

  /** The characters of plain text files, line ends among them; see {@link #words(Path)}. */
  public static TextSet characters(Path folder) {
    return new TextFiles(folder, /* characters= */ true, Integer.MAX_VALUE).read();
  }

  /**
   * CIFAR-10's binary version: 60,000 colour images of 32 x 32 pixels in 10 classes.
   *
   * @param folder with {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code
   *     test_batch.bin}, or with {@code cifar-10-batches-bin} in it
   * @throws DataFileException if a file is missing, has another size or holds something else
   */
  public static Split cifar10(Path folder) {
    return Cifar.TEN.read(folder);
  }

  /**
   * CIFAR-100's binary version: 60,000 colour images of 32 x 32 pixels in 100 classes, the fine
   * labels.
   *
   * @param folder with {@code train.bin} and {@code test.bin}, or with {@code cifar-100-binary} in
   *     it
   * @throws DataFileException if a file is missing, has another size or holds something else
   */
  public static Split cifar100(Path folder) {
    return Cifar.HUNDRED.read(folder);
  }

  /**
   * MNIST or any set in its format, such as Fashion-MNIST, KMNIST and EMNIST; classes are named by
   * their numbers. EMNIST's images, which lie in the files with rows and columns exchanged, are
   * turned upright.
   *
   * @param folder with the four files of one set, plain or gzipped: {@code
   *     train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the same with {@code t10k},
   *     whatever precedes these names. The set is named after the folder
   * @throws DataFileException if a file is missing, cut off or holds something else
   */
  public static Split mnist(Path folder) {
    return IdxFiles.read(folder);
  }

  /**
   * Any DJL image set whose samples are one image and one label. Their raw form is copied, before
   * the set's own transforms: 0 to 255, or 0 to 1, which is rounded to 256 steps. The arrays must
   * be those of DJL's default engine.
   *
   * @param name as it should be read in results
   * @param train what to learn from and to hold the validation part out of
   * @param test what to report on
   * @param classNames in the order of the labels
   * @throws IllegalArgumentException if samples are no images of one shape with a label each
   * @throws IllegalStateException if DJL cannot fetch or read them
   */
  public static Split fromDjl(
      String name, RandomAccessDataset train, RandomAccessDataset test, List<String> classNames) {
    return DjlImages.split(name, train, test, classNames);
  }

  /**
   * MNIST as DJL fetches it: 70,000 grey images of 28 x 28 pixels.
   *
   * @throws IllegalStateException if there is no network at the first use
   */
  public static Split downloadedMnist() {
    return DjlDownloads.mnist();
  }

  /**
   * Fashion-MNIST as DJL fetches it: 70,000 grey images of 28 x 28 pixels.
   *
   * @throws IllegalStateException if there is no network at the first use
   */
  public static Split downloadedFashionMnist() {
    return DjlDownloads.fashionMnist();
  }

  /**
   * CIFAR-10 as DJL fetches it: 60,000 colour images of 32 x 32 pixels.
   *
   * @throws IllegalStateException if there is no network at the first use
   */
  public static Split downloadedCifar10() {
    return DjlDownloads.cifar10();
  }
}
