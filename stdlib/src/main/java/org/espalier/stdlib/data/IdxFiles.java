package org.espalier.stdlib.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Files in the format of MNIST (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten
 * digits"), plain or gzipped: a magic number, one count for each dimension, all of them big-endian
 * 32-bit integers, then bytes.
 *
 * @param name of the set
 * @param folder that holds the files
 */
record IdxFiles(String name, Path folder) {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  static Split read(Path given) {
    Path folder = DataFile.folder(given, "files of an MNIST-format set", "");
    Path last = folder.toAbsolutePath().normalize().getFileName();
    IdxFiles files = new IdxFiles(last == null ? "MNIST" : last.toString(), folder);
    Raw train = files.raw("train");
    Raw test = files.raw("t10k", "test");
    if (!train.shape.equals(test.shape)) {
      throw new DataFileException(
          folder,
          "the training images are "
              + train.shape
              + ", the test images "
              + test.shape
              + ": files of two different sets");
    }
    int classes = 1 + Math.max(train.highest(), test.highest());
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Split.given(
        files.name,
        train.named(files.name + " train", names),
        test.named(files.name + " test", names));
  }

  /** One part as it was read. */
  private static final class Raw {
    private final ImageShape shape;
    private final byte[] pixels;
    private final int[] labels;

    Raw(ImageShape shape, byte[] pixels, int[] labels) {
      this.shape = shape;
      this.pixels = pixels;
      this.labels = labels;
    }

    int highest() {
      return IntStream.of(labels).max().orElse(0);
    }

    LabelledImages named(String part, List<String> classNames) {
      String title = part + ", " + labels.length + " images";
      return LabelledImages.adopt(title, shape, classNames, pixels, labels);
    }
  }

  private Raw raw(String... parts) {
    Path imageFile = find("images", "3", parts);
    Path labelFile = find("labels", "1", parts);
    byte[] images = DataFile.unpack(imageFile);
    int[] size = header(imageFile, images, IMAGES, 3);
    byte[] labelBytes = DataFile.unpack(labelFile);
    int count = header(labelFile, labelBytes, LABELS, 1)[0];
    if (count != size[0]) {
      throw new DataFileException(
          labelFile, "has " + count + " labels, but " + imageFile + " has " + size[0] + " images");
    }
    ImageShape shape = new ImageShape(1, size[1], size[2]);
    byte[] pixels = new byte[images.length - 16];
    System.arraycopy(images, 16, pixels, 0, pixels.length);
    int[] labels = IntStream.range(0, count).map(i -> labelBytes[8 + i] & 0xff).toArray();
    boolean turned = imageFile.getFileName().toString().startsWith("emnist");
    return new Raw(shape, turned ? upright(pixels, shape) : pixels, labels);
  }

  /** EMNIST's files have rows and columns exchanged. */
  private static byte[] upright(byte[] pixels, ImageShape shape) {
    byte[] result = new byte[pixels.length];
    int side = shape.width();
    for (int i = 0; i < pixels.length; i++) {
      int within = i % (side * side);
      result[i - within + within % side * side + within / side] = pixels[i];
    }
    return result;
  }

  /** The counts in the header, after all that can be wrong with a file was looked at. */
  private static int[] header(Path file, byte[] bytes, int magic, int dimensions) {
    int length = 4 + 4 * dimensions;
    if (bytes.length < length) {
      throw new DataFileException(
          file,
          "expected a header of "
              + length
              + " bytes, found "
              + bytes.length
              + " bytes in all: it is cut off, or another file; fetch it again");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int found = header.getInt();
    if (found != magic) {
      throw new DataFileException(
          file,
          String.format(
              Locale.ROOT,
              "expected it to begin with the number 0x%08x (bytes in %d dimensions), found 0x%08x:"
                  + " it is another file",
              magic,
              dimensions,
              found));
    }
    int[] counts = IntStream.range(0, dimensions).map(i -> header.getInt()).toArray();
    long expected = length;
    long product = 1;
    StringBuilder meaning = new StringBuilder("a header of " + length + " and ");
    for (int i = 0; i < dimensions; i++) {
      product *= counts[i];
      meaning.append(i == 0 ? "" : " x ").append(counts[i]);
      if (counts[i] < 1 || product > Integer.MAX_VALUE) {
        throw new DataFileException(file, "its header promises " + meaning + " bytes: damaged");
      }
    }
    DataFile.checkSize(file, expected + product, bytes.length, meaning.toString());
    return counts;
  }

  private Path find(String kind, String dimensions, String... parts) {
    List<String> endings =
        Stream.of(parts)
            .flatMap(part -> Stream.of("-", ".").map(dot -> part + "-" + kind + dot))
            .map(start -> start + "idx" + dimensions + "-ubyte")
            .flatMap(plain -> Stream.of(plain, plain + ".gz"))
            .toList();
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found =
          files
              .filter(file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new DataFileException(folder, "cannot be read (" + e + ")", e);
    }
    if (found.isEmpty()) {
      throw new DataFileException(
          folder.resolve(endings.get(0)), "is missing, and so is the same with .gz");
    }
    boolean both = found.size() == 2 && (found.get(0) + ".gz").equals(found.get(1).toString());
    if (found.size() > 1 && !both) {
      throw new DataFileException(
          folder,
          "holds several sets ("
              + String.join(", ", found.stream().map(f -> f.getFileName().toString()).toList())
              + "); put the four files of one set into a folder of their own");
    }
    return found.get(0);
  }
}
