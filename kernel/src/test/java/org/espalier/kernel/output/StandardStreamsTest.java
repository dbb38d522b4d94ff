package org.espalier.kernel.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {
  private final StandardStreams streams = StandardStreams.install();

  @BeforeEach
  void noCell() {
    CurrentOutput.unbind();
  }

  @AfterEach
  void restore() {
    CurrentOutput.unbind();
    streams.close();
  }

  @Test
  void textGoesToTheCellOfItsThread() throws InterruptedException {
    RecordedOutput first = new RecordedOutput();
    RecordedOutput second = new RecordedOutput();
    CurrentOutput.bind(first);
    Thread ofFirst = new Thread(() -> System.out.print("of the first"));
    CurrentOutput.bind(second);
    System.out.print("out");
    System.err.print("error");
    ofFirst.start();
    ofFirst.join();
    assertThat(first.out).hasToString("of the first");
    assertThat(second.out).hasToString("out");
    assertThat(second.error).hasToString("error");
  }

  @Test
  void charactersCutInTwoAreJoinedAndBrokenOnesDoNotBlock() {
    RecordedOutput cell = new RecordedOutput();
    CurrentOutput.bind(cell);
    for (byte one : "é漢😀".getBytes(StandardCharsets.UTF_8)) {
      System.out.write(one);
    }
    System.out.write(0xFF);
    System.out.print("after");
    System.out.flush();
    assertThat(cell.out).hasToString("é漢😀\uFFFDafter");
  }

  @Test
  void halfACharacterOfOneCellIsNotPutBeforeTheTextOfAnother() {
    RecordedOutput first = new RecordedOutput();
    RecordedOutput second = new RecordedOutput();
    byte[] character = "é".getBytes(StandardCharsets.UTF_8);
    CurrentOutput.bind(first);
    System.out.write(character, 0, 1);
    System.out.flush();
    CurrentOutput.bind(second);
    System.out.print("x");
    CurrentOutput.bind(first);
    System.out.write(character, 1, 1);
    System.out.flush();
    assertThat(first.out).hasToString("é");
    assertThat(second.out).hasToString("x");
  }

  @Test
  void readingAsksLineByLine() {
    CurrentOutput.bind(new RecordedOutput("one two", "", "Ωmega"));
    Scanner scanner = new Scanner(System.in, Charset.defaultCharset());
    assertThat(scanner.nextLine()).isEqualTo("one two");
    assertThat(scanner.nextLine()).isEmpty();
    assertThat(scanner.nextLine()).hasSize(5).endsWith("mega");
  }

  @Test
  void bytesAreNeverNegative() throws IOException {
    CurrentOutput.bind(new RecordedOutput("é"));
    InputStream in = System.in;
    assertThat(in.read()).isPositive();
    assertThat(in.available()).isPositive();
  }

  @Test
  void whatACellLeavesUnreadIsNotTheNextOnes() throws IOException {
    CurrentOutput.bind(new RecordedOutput("abc"));
    assertThat(System.in.read()).isEqualTo('a');
    CurrentOutput.bind(new RecordedOutput("xyz"));
    assertThat(System.in.available()).isZero();
    assertThat(System.in.read()).isEqualTo('x');
  }

  @Test
  void theReasonWhyNobodyAnswersIsPassedOn() {
    CurrentOutput.bind(new RecordedOutput());
    assertThatThrownBy(() -> System.in.read()).hasMessage("nobody answers");
  }
}
