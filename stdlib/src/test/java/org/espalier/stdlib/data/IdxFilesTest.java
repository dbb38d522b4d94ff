package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private final Path folder;

  IdxFilesTest(@TempDir Path parent) throws IOException {
    folder = Files.createDirectory(parent.resolve("digits"));
  }

  /** Images of 2 x 2 pixels counting upwards. */
  private static byte[] images(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + 4 * count);
    bytes.putInt(0x803).putInt(count).putInt(2).putInt(2);
    for (int i = 0; i < 4 * count; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private static byte[] labels(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + count);
    bytes.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % 3));
    }
    return bytes.array();
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private void writeAll() throws IOException {
    write(TRAIN_IMAGES, images(60));
    write(TRAIN_LABELS, labels(60));
    write(TEST_IMAGES, images(6));
    write(TEST_LABELS, labels(6));
  }

  @Test
  void plainFilesAreRead() throws IOException {
    writeAll();
    Split data = DataSets.mnist(folder);
    assertThat(data.test().toString()).isEqualTo("digits test, 6 images, 1x2x2, 3 classes");
    assertThat(data.test().pixel(5, 0, 1, 0)).isEqualTo(22);
    assertThat(data.test().label(5)).isEqualTo(2);
    assertThat(data.train().name()).isEqualTo("digits train, 54 of 60 images, seed 0");
    assertThat(data.validation().count()).isEqualTo(6);
  }

  @Test
  void gzippedFilesAreRead() throws IOException {
    write(TRAIN_IMAGES + ".gz", gzipped(images(60)));
    write(TRAIN_LABELS + ".gz", gzipped(labels(60)));
    write(TEST_IMAGES + ".gz", gzipped(images(6)));
    write(TEST_LABELS, labels(6));
    assertThat(DataSets.mnist(folder).test().pixel(5, 0, 1, 0)).isEqualTo(22);
  }

  @Test
  void emnistIsFoundByItsNamesAndTurnedUpright() throws IOException {
    write("emnist-letters-" + TRAIN_IMAGES, images(60));
    write("emnist-letters-" + TRAIN_LABELS, labels(60));
    write("emnist-letters-test-images-idx3-ubyte", images(6));
    write("emnist-letters-test-labels-idx1-ubyte", labels(6));
    LabelledImages test = DataSets.mnist(folder).test();
    assertThat(test.pixel(5, 0, 1, 0)).isEqualTo(21);
    assertThat(test.pixel(5, 0, 0, 1)).isEqualTo(22);
    assertThat(test.pixel(5, 0, 1, 1)).isEqualTo(23);
  }

  @Test
  void aCutOffFileIsToldWithPathExpectedAndFoundSize() throws IOException {
    writeAll();
    Path file = write(TEST_IMAGES, Arrays.copyOf(images(6), 30));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            file
                + ": expected 40 bytes (a header of 16 and 6 x 2 x 2), found 30: it is cut off, or"
                + " another file; fetch it again");
  }

  @Test
  void aCutOffGzippedFileIsToldWithTheSizesOfWhatIsInIt() throws IOException {
    writeAll();
    Files.delete(folder.resolve(TRAIN_IMAGES));
    byte[] packed = gzipped(images(60));
    Path file = write(TRAIN_IMAGES + ".gz", Arrays.copyOf(packed, packed.length - 20));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageStartingWith(
            file + ": expected 256 bytes (a header of 16 and 60 x 2 x 2), found ")
        .hasMessageEndingWith("it is cut off, or another file; fetch it again");
  }

  @Test
  void aFileCutOffWithinItsHeaderIsTold() throws IOException {
    writeAll();
    Path file = write(TEST_LABELS, new byte[] {0, 0, 8});
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessage(
            file
                + ": expected a header of 8 bytes, found 3 bytes in all: it is cut off, or another"
                + " file; fetch it again");
  }

  @Test
  void anEmptyGzippedFileIsTold() throws IOException {
    writeAll();
    Files.delete(folder.resolve(TEST_LABELS));
    Path file = write(TEST_LABELS + ".gz", new byte[0]);
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageStartingWith(file + ": expected a header of 8 bytes, found 0 bytes in all");
  }

  @Test
  void aFileThatIsNotGzippedAlthoughItsNameSaysSoIsTold() throws IOException {
    writeAll();
    Files.delete(folder.resolve(TEST_LABELS));
    Path file = write(TEST_LABELS + ".gz", labels(6));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageStartingWith(file + ": ends in .gz but is not gzipped, or is damaged");
  }

  @Test
  void aFileOfAnotherKindIsToldWithBothNumbers() throws IOException {
    writeAll();
    Path file = write(TEST_IMAGES, Arrays.copyOf(labels(6), 60));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessage(
            file
                + ": expected it to begin with the number 0x00000803 (bytes in 3 dimensions), found"
                + " 0x00000801: it is another file");
  }

  @Test
  void aDamagedHeaderIsTold() throws IOException {
    writeAll();
    byte[] bytes = images(6);
    bytes[4] = (byte) 0x80;
    Path file = write(TEST_IMAGES, bytes);
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageStartingWith(file + ": its header promises a header of 16 and -2147483642");
  }

  @Test
  void moreLabelsThanImagesAreTold() throws IOException {
    writeAll();
    Path file = write(TEST_LABELS, labels(7));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessage(file + ": has 7 labels, but " + folder.resolve(TEST_IMAGES) + " has 6 images");
  }

  @Test
  void aMissingFileIsToldWithItsPath() throws IOException {
    writeAll();
    Files.delete(folder.resolve(TEST_LABELS));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageStartingWith(folder.resolve(TEST_LABELS) + ": is missing");
  }

  @Test
  void severalSetsInOneFolderAreRefused() throws IOException {
    writeAll();
    write("emnist-digits-" + TRAIN_IMAGES, images(60));
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessageContaining("holds several sets (emnist-digits-train-images-idx3-ubyte, train-");
  }

  @Test
  void trainingAndTestImagesOfDifferentShapesAreRefused() throws IOException {
    writeAll();
    byte[] wide = images(6);
    ByteBuffer.wrap(wide).putInt(8, 1).putInt(12, 4);
    write(TEST_IMAGES, wide);
    assertThatThrownBy(() -> DataSets.mnist(folder))
        .hasMessage(
            folder
                + ": the training images are 1x2x2, the test images 1x1x4: files of two different"
                + " sets");
  }
}
