package org.espalier.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.session.Session;
import org.junit.jupiter.api.Test;

/** Runs the README's examples as cells, and compares what they give with what the page says. */
class ReadmeTest {
  private static final String GIVES = "// =>";

  @Test
  void examplesGiveWhatThePageSays() throws IOException, CellFailure {
    List<String> cells = cells(Files.readString(Path.of("..", "README.md")));
    int compared = 0;
    try (Session session = Session.begin()) {
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        String shown = String.valueOf(session.cells().evaluate(i + 1, cell).value());
        int gives = cell.lastIndexOf(GIVES);
        if (gives >= 0) {
          assertThat(shown).as(cell).isEqualTo(cell.substring(gives + GIVES.length()).strip());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(6);
  }

  /** Every line that says what it gives ends a cell; so does every block. */
  private static List<String> cells(String page) {
    List<String> cells = new ArrayList<>();
    String[] pieces = page.split("```", -1);
    for (int i = 1; i < pieces.length; i += 2) {
      if (pieces[i].startsWith("kotlin\n")) {
        StringBuilder cell = new StringBuilder();
        for (String line : pieces[i].substring("kotlin\n".length()).split("\n", -1)) {
          cell.append(line).append('\n');
          if (line.contains(GIVES)) {
            cells.add(cell.toString());
            cell.setLength(0);
          }
        }
        if (!cell.toString().isBlank()) {
          cells.add(cell.toString());
        }
      }
    }
    return cells;
  }
}
