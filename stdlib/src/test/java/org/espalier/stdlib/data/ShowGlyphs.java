package org.espalier.stdlib.data;

import static org.espalier.stdlib.data.DataSets.glyphs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contact sheets for people to look at, in {@code target/glyphs}: {@code -Dtest=ShowGlyphs}. */
class ShowGlyphs {
  @Test
  void drawsThem() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "glyphs"));
    Map<String, Glyphs> sheets =
        Map.of(
            "default", glyphs(),
            "grey-8", glyphs().size(8).grey(),
            "letters-32", glyphs().size(32).classes(36),
            "all-16", glyphs().classes(62),
            "machine-fonts", glyphs().fonts("Serif", "Monospaced"));
    for (var sheet : sheets.entrySet()) {
      ContactSheet picture = sheet.getValue().sheet(16);
      Files.write(folder.resolve(sheet.getKey() + ".png"), picture.png());
      Files.writeString(folder.resolve(sheet.getKey() + ".svg"), picture.svg());
    }
  }
}
