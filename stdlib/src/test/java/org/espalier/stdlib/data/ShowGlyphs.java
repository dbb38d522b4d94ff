package org.espalier.stdlib.data;

import static org.espalier.stdlib.data.DataSets.glyphs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Writes contact sheets to look at into the folder given. */
final class ShowGlyphs {
  private ShowGlyphs() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.write(folder.resolve("default.png"), glyphs().sheet(16).png());
    Files.write(folder.resolve("grey8.png"), glyphs().size(8).grey().sheet(16).png());
    Files.write(folder.resolve("letters32.png"), glyphs().size(32).classes(36).sheet(16).png());
    Files.write(folder.resolve("all16.png"), glyphs().classes(62).sheet(16).png());
    Files.write(
        folder.resolve("serif16.png"), glyphs().fonts("Serif", "Monospaced").sheet(16).png());
    Files.writeString(folder.resolve("default.svg"), glyphs().sheet(16).svg());
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      glyphs().train(10_000).seed(run).train();
      System.out.println("10,000 images: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }
}
