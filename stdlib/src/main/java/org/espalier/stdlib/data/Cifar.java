package org.espalier.stdlib.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The binary files of CIFAR-10 and CIFAR-100 (A. Krizhevsky, "Learning Multiple Layers of Features
 * from Tiny Images", 2009): records of one or two label bytes and 3 x 32 x 32 pixels, channel by
 * channel.
 *
 * @param name of the set
 * @param trainFiles the files of the training part in their order
 * @param trainRecords images in each of them
 * @param testFile the file of the test part
 * @param testRecords images in it
 * @param labelBytes of a record; the last of them is the label used
 * @param classNames in the order of the labels
 */
record Cifar(
    String name,
    List<String> trainFiles,
    int trainRecords,
    String testFile,
    int testRecords,
    int labelBytes,
    List<String> classNames) {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  static final Cifar TEN =
      new Cifar(
          "CIFAR-10",
          List.of(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin"),
          10_000,
          "test_batch.bin",
          10_000,
          1,
          CifarNames.TEN);

  static final Cifar HUNDRED =
      new Cifar(
          "CIFAR-100", List.of("train.bin"), 50_000, "test.bin", 10_000, 2, CifarNames.HUNDRED);

  Split read(Path given) {
    Path folder =
        DataFile.folder(
            given,
            "binary files of " + name,
            trainFiles.get(0),
            "cifar-10-batches-bin",
            "cifar-100-binary");
    LabelledImages train = part("train", folder, trainFiles, trainRecords);
    LabelledImages test = part("test", folder, List.of(testFile), testRecords);
    return Split.given(name, train, test);
  }

  private LabelledImages part(String part, Path folder, List<String> files, int records) {
    int count = records * files.size();
    byte[] pixels = new byte[Math.multiplyExact(count, SHAPE.values())];
    int[] labels = new int[count];
    for (int i = 0; i < files.size(); i++) {
      unpack(folder.resolve(files.get(i)), records, i * records, pixels, labels);
    }
    String title = name + " " + part + ", " + count + " images";
    return LabelledImages.adopt(title, SHAPE, classNames, pixels, labels);
  }

  private void unpack(Path file, int records, int first, byte[] pixels, int[] labels) {
    int length = labelBytes + SHAPE.values();
    String meaning = DataFile.number(records) + " records of " + length;
    byte[] bytes = DataFile.read(file, (long) records * length, meaning, hint(file));
    for (int i = 0; i < records; i++) {
      int label = bytes[i * length + labelBytes - 1] & 0xff;
      if (label >= classNames.size()) {
        throw new DataFileException(
            file,
            "the label of record "
                + i
                + " is "
                + label
                + ", but "
                + name
                + " has labels from 0 to "
                + (classNames.size() - 1)
                + ": it is another file");
      }
      labels[first + i] = label;
      System.arraycopy(
          bytes, i * length + labelBytes, pixels, (first + i) * SHAPE.values(), SHAPE.values());
    }
  }

  private String hint(Path file) {
    String python = file.getFileName().toString().replace(".bin", "");
    if (Files.exists(file.resolveSibling(python))) {
      return "the folder holds the Python version of " + name + ": fetch the binary version";
    }
    return "unpack the binary version of " + name + " into this folder";
  }
}
