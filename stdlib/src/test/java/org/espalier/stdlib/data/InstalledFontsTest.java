package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.stdlib.data.DataSets.glyphs;

import java.awt.GraphicsEnvironment;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class InstalledFontsTest {
  @Test
  void anUnknownFamilyIsToldWithWhatCanBeDone() {
    // Where the machine has no fonts at all, the message names the packages instead of families.
    assertThatThrownBy(() -> glyphs().fonts("No Such Family").train())
        .hasMessageContaining("fonts(")
        .hasMessageMatching(
            "(?s).*(\"No Such Family\"\\): this machine has no such font family; it has .*"
                + "|apt install fontconfig fonts-dejavu-core.*)");
  }

  @Test
  void fontsOfTheMachineAreDrawnAlikeEachTime() {
    Assumptions.assumeTrue(machineHasFonts(), "this machine has no fonts");
    Glyphs serif = glyphs().fonts("Serif").train(40);
    int[] first = row(serif.train());
    assertThat(row(glyphs().fonts("Serif").train(40).train())).isEqualTo(first);
    assertThat(row(glyphs().train(40).train())).isNotEqualTo(first);
  }

  private static boolean machineHasFonts() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  private static int[] row(LabelledImages images) {
    int[] row = new int[images.count() * images.width()];
    for (int i = 0; i < row.length; i++) {
      row[i] = images.pixel(i / images.width(), 0, images.height() / 2, i % images.width());
    }
    return row;
  }
}
