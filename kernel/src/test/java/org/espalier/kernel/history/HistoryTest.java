package org.espalier.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @Test
  void tailSpansSessionsOldestFirst(@TempDir Path folder) {
    Path file = folder.resolve("deep/er/history.jsonl");
    History first = History.in(file);
    first.add(1, "a", "");
    first.add(2, "b\n\"quoted\"", "42");
    History second = History.in(file);
    second.add(1, "c", "");
    assertThat(second.session()).isEqualTo(2);
    assertThat(second.tail(2))
        .containsExactly(
            new HistoryEntry(1, 2, "b\n\"quoted\"", "42"), new HistoryEntry(2, 1, "c", ""));
    assertThat(second.tail(0)).hasSize(3);
  }

  @Test
  void rangeKnowsThisSessionAndThoseBefore(@TempDir Path folder) {
    Path file = folder.resolve("history.jsonl");
    History first = History.in(file);
    IntStream.rangeClosed(1, 4).forEach(line -> first.add(line, "a" + line, ""));
    History second = History.in(file);
    second.add(1, "b1", "");
    assertThat(inputs(second.range(1, 2, 4))).containsExactly("a2", "a3");
    assertThat(inputs(second.range(-1, 3, 0))).containsExactly("a3", "a4");
    assertThat(inputs(second.range(0, 0, 0))).containsExactly("b1");
    assertThat(second.range(9, 0, 0)).isEmpty();
  }

  @Test
  void searchMatchesTheWholeTextAndCountsFromTheEnd(@TempDir Path folder) {
    History history = History.in(folder.resolve("history.jsonl"));
    List<String> cells = List.of("val a = 1", "print(a)", "val a = 1", "val b = [1]\nb", "val 😀");
    for (int i = 0; i < cells.size(); i++) {
      history.add(i + 1, cells.get(i), "");
    }
    assertThat(inputs(history.search("val*", 0, false))).hasSize(4);
    assertThat(inputs(history.search("val*", 2, false)))
        .containsExactly("val b = [1]\nb", "val 😀");
    assertThat(history.search("val ? = 1", 0, true))
        .containsExactly(new HistoryEntry(1, 3, "val a = 1", ""));
    assertThat(inputs(history.search("*[1]*", 0, false))).containsExactly("val b = [1]\nb");
    assertThat(inputs(history.search("val ?", 0, false))).containsExactly("val 😀");
    assertThat(history.search("val", 0, false)).isEmpty();
  }

  @Test
  void aCutOffOrDamagedLineSpoilsNoOther(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("history.jsonl");
    History.in(file).add(1, "before", "");
    Files.writeString(
        file,
        "[]\n{\"session\":\"x\"}\n{\"session\":1,\"line\":2,\"inp",
        StandardOpenOption.APPEND);
    History after = History.in(file);
    after.add(1, "after", "");
    assertThat(inputs(after.tail(0))).containsExactly("before", "after");
    assertThat(after.session()).isEqualTo(2);
  }

  @Test
  void severalKernelsWriteAtOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("history.jsonl");
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString())
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    List<HistoryEntry> all = History.in(file).tail(0);
    assertThat(all).hasSize(3 * 200);
    assertThat(all.stream().map(HistoryEntry::session).distinct()).containsExactly(1, 2, 3);
    assertThat(all.stream().filter(entry -> entry.session() == 2).map(HistoryEntry::line))
        .isSorted()
        .hasSize(200);
  }

  /** One of several processes. */
  static final class Writer {
    private Writer() {}

    /** Takes the file. */
    public static void main(String[] arguments) {
      History history = History.in(Path.of(arguments[0]));
      IntStream.rangeClosed(1, 200).forEach(line -> history.add(line, "x".repeat(line), "y"));
    }
  }

  @Test
  void ofEqualInputsTheNewestCounts(@TempDir Path folder) {
    History history = History.in(folder.resolve("history.jsonl"));
    history.add(1, "a", "");
    history.add(2, "b", "");
    history.add(3, "a", "");
    assertThat(inputs(history.search("*", 0, true))).containsExactly("b", "a");
    assertThat(inputs(history.search("*", 1, true))).containsExactly("a");
  }

  @Test
  void withoutAWritableFileTheSessionIsRemembered(@TempDir Path folder) throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    History history = History.in(notAFolder.resolve("history.jsonl"));
    history.add(1, "a", "");
    assertThat(inputs(history.tail(5))).containsExactly("a");
  }

  @Test
  void aVeryLongResultIsCut(@TempDir Path folder) {
    History history = History.in(folder.resolve("history.jsonl"));
    history.add(1, "a", "x".repeat(20_000));
    assertThat(history.tail(1).get(0).output()).hasSize(10_001).endsWith("…");
  }

  private static List<String> inputs(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::input).toList();
  }
}
