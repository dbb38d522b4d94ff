package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  /** Like CIFAR-100, with 20 and 10 images. */
  private static final Cifar TINY =
      new Cifar("CIFAR-100", List.of("train.bin"), 20, "test.bin", 10, 2, CifarNames.HUNDRED);

  private final Path folder;

  CifarTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Record i: coarse label 9, fine label i, all red i, all green i + 100, all blue i + 200. */
  private static byte[] records(int count, int labelBytes) {
    int length = labelBytes + 3072;
    byte[] bytes = new byte[count * length];
    for (int i = 0; i < count; i++) {
      bytes[i * length] = 9;
      bytes[i * length + labelBytes - 1] = (byte) i;
      for (int place = 0; place < 3072; place++) {
        bytes[i * length + labelBytes + place] = (byte) (i + 100 * (place / 1024));
      }
    }
    return bytes;
  }

  private void writeTiny(Path target) throws IOException {
    Files.createDirectories(target);
    Files.write(target.resolve("train.bin"), records(20, 2));
    Files.write(target.resolve("test.bin"), records(10, 2));
  }

  @Test
  void imagesAndFineLabelsAreRead() throws IOException {
    writeTiny(folder);
    Split data = TINY.read(folder);
    LabelledImages test = data.test();
    assertThat(test.toString()).isEqualTo("CIFAR-100 test, 10 images, 3x32x32, 100 classes");
    assertThat(test.label(7)).isEqualTo(7);
    assertThat(test.pixel(7, 0, 31, 31)).isEqualTo(7);
    assertThat(test.pixel(7, 1, 0, 0)).isEqualTo(107);
    assertThat(test.pixel(7, 2, 31, 0)).isEqualTo(207);
    assertThat(data.train().count() + data.validation().count()).isEqualTo(20);
    assertThat(data.validation().count()).isEqualTo(2);
    assertThat(data.validation(0.5).seed(3).validation().name())
        .isEqualTo("CIFAR-100 validation, 10 of 20 images, seed 3");
  }

  @Test
  void severalTrainingFilesAreOnePart() throws IOException {
    Cifar two = new Cifar("CIFAR-10", List.of("1.bin", "2.bin"), 3, "t.bin", 3, 1, CifarNames.TEN);
    for (String file : List.of("1.bin", "2.bin", "t.bin")) {
      Files.write(folder.resolve(file), records(3, 1));
    }
    LabelledImages train = two.read(folder).validation(0).train();
    assertThat(train.count()).isEqualTo(6);
    assertThat(train.label(5)).isEqualTo(2);
    assertThat(train.pixel(5, 2, 9, 9)).isEqualTo(202);
  }

  @Test
  void theFolderThatUnpackingMakesIsFound() throws IOException {
    writeTiny(folder.resolve("cifar-100-binary"));
    assertThat(TINY.read(folder).test().count()).isEqualTo(10);
  }

  @Test
  void aCutOffFileIsToldWithPathExpectedAndFoundSize() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), new byte[5000]);
    assertThatThrownBy(() -> DataSets.cifar10(folder))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            folder.resolve("data_batch_1.bin")
                + ": expected 30,730,000 bytes (10,000 records of 3073), found 5,000: it is cut"
                + " off, or another file; fetch it again");
  }

  @Test
  void aFileThatIsTooLongIsAnotherFile() throws IOException {
    writeTiny(folder);
    Files.write(folder.resolve("test.bin"), new byte[40_000]);
    assertThatThrownBy(() -> TINY.read(folder))
        .hasMessage(
            folder.resolve("test.bin")
                + ": expected 30,740 bytes (10 records of 3074), found 40,000: it is another file");
  }

  @Test
  void aMissingFileIsToldWithItsPathAndWhatToDo() {
    assertThatThrownBy(() -> DataSets.cifar100(folder))
        .hasMessage(
            folder.resolve("train.bin")
                + ": is missing; expected 153,700,000 bytes (50,000 records of 3074); unpack the"
                + " binary version of CIFAR-100 into this folder");
  }

  @Test
  void thePythonVersionIsRecognised() throws IOException {
    Files.write(folder.resolve("data_batch_1"), new byte[10]);
    assertThatThrownBy(() -> DataSets.cifar10(folder))
        .hasMessageEndingWith(
            "the folder holds the Python version of CIFAR-10: fetch the binary version");
  }

  @Test
  void aMissingFolderAndAFileInItsPlaceAreTold() throws IOException {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> DataSets.cifar10(missing))
        .hasMessage(
            missing + ": does not exist; needed is the folder with the binary files of CIFAR-10");
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    assertThatThrownBy(() -> DataSets.cifar10(file)).hasMessageContaining("is a file");
  }

  @Test
  void aLabelThatCannotBeIsToldWithItsRecord() throws IOException {
    writeTiny(folder);
    byte[] bytes = records(10, 2);
    bytes[3 * 3074 + 1] = (byte) 200;
    Files.write(folder.resolve("test.bin"), bytes);
    assertThatThrownBy(() -> TINY.read(folder))
        .hasMessage(
            folder.resolve("test.bin")
                + ": the label of record 3 is 200, but CIFAR-100 has labels from 0 to 99: it is"
                + " another file");
  }

  @Test
  void classNamesAreComplete() {
    assertThat(new HashSet<>(CifarNames.HUNDRED)).hasSize(100);
    assertThat(CifarNames.HUNDRED).isSorted().startsWith("apple").endsWith("worm");
    assertThat(CifarNames.TEN).hasSize(10);
  }
}
