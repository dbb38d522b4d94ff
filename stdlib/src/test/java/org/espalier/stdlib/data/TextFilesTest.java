package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("ptb.train.txt"), " no it was n't \n it was black monday \n");
    Files.writeString(folder.resolve("ptb.valid.txt"), " it was friday \n");
    Files.writeString(folder.resolve("ptb.test.txt"), "was it\n");
    Files.writeString(folder.resolve("README"), "test");
  }

  @Test
  void aTreebanksLinesEndWithASymbolAndUnknownWordsAreOne() {
    TextSet text = DataSets.words(folder);
    assertThat(text.vocabulary())
        .containsExactly("no", "it", "was", "n't", "<eos>", "black", "monday", "<unk>");
    assertThat(text.train().excerpt(99)).isEqualTo("no it was n't <eos> it was black monday <eos>");
    assertThat(text.validation().excerpt(99)).isEqualTo("it was <unk> <eos>");
    assertThat(text.test().symbol(0)).isEqualTo(2);
    assertThat(text.name()).isEqualTo(folder.getFileName().toString());
    assertThat(text.train().name()).endsWith("train, 10 symbols");
  }

  @Test
  void theMostFrequentWordsStay() {
    TextSet text = DataSets.words(folder, 3);
    assertThat(text.vocabulary()).containsExactly("it", "was", "<eos>", "<unk>");
    assertThat(text.train().excerpt(99))
        .isEqualTo("<unk> it was <unk> <eos> it was <unk> <unk> <eos>");
    assertThatThrownBy(() -> DataSets.words(folder, 0)).hasMessageContaining("at least 1 word");
  }

  @Test
  void charactersAreSymbolsToo() throws IOException {
    Files.writeString(folder.resolve("ptb.train.txt"), "ab\nä\r\nfridaywst i");
    TextSet text = DataSets.characters(folder);
    assertThat(text.vocabulary()).startsWith("a", "b", "\n", "ä").doesNotContain("<unk>", "\r");
    assertThat(text.test().excerpt(99)).isEqualTo("was it\n");
  }

  @Test
  void packedFilesAndOtherNamesAreRead() throws IOException {
    Files.delete(folder.resolve("ptb.test.txt"));
    try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("test.txt.gz")))) {
      packed.write("was it it\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.move(folder.resolve("ptb.valid.txt"), folder.resolve("wiki.valid.tokens"));
    TextSet text = DataSets.words(folder);
    assertThat(text.test().count()).isEqualTo(4);
    assertThat(text.validation().count()).isEqualTo(4);
  }

  @Test
  void whatIsMissingOrTwofoldOrNoTextIsSaid() throws IOException {
    Files.write(folder.resolve("ptb.test.txt"), new byte[] {'a', (byte) 0xff, ' '});
    assertThatThrownBy(() -> DataSets.words(folder))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("ptb.test.txt: is no text in UTF-8");
    Files.delete(folder.resolve("ptb.test.txt"));
    assertThatThrownBy(() -> DataSets.words(folder))
        .hasMessageContaining("has no file with 'test' in its name, such as test.txt");
    Files.writeString(folder.resolve("valid.txt"), "a");
    Files.writeString(folder.resolve("test.txt"), "a");
    assertThatThrownBy(() -> DataSets.words(folder))
        .hasMessageContaining("has several files")
        .hasMessageContaining("ptb.valid.txt");
    assertThatThrownBy(() -> DataSets.words(folder.resolve("nowhere")))
        .hasMessageContaining("does not exist; needed is the folder with the files of a text");
  }
}
