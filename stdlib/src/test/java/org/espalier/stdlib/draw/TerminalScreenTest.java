package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Screen screen =
      new TerminalScreen(new PrintStream(written, true, StandardCharsets.UTF_8));

  private String text() {
    return written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void picturesArePrintedAsText() {
    screen.place().put(Diagram.titled("Nothing", Direction.DOWN).picture());
    assertThat(text()).isEqualTo("Nothing (0 nodes, 0 edges)\n");
  }

  @Test
  void theSameTextIsPrintedOnceInAPlace() {
    Screen.Place place = screen.place();
    place.put("1 of 3");
    place.put("1 of 3");
    place.put("2 of 3");
    screen.place().put("2 of 3");
    assertThat(text()).isEqualTo("1 of 3\n2 of 3\n2 of 3\n");
  }
}
