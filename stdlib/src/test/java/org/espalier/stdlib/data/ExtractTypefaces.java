package org.espalier.stdlib.data;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Writes the outlines in {@code typefaces.txt} anew from the DejaVu fonts (Debian's {@code
 * fonts-dejavu-core} and {@code fonts-dejavu-extra}): {@code ExtractTypefaces FOLDER FILE}, where
 * FOLDER holds the {@code .ttf} files. The first face has all of ASCII, for captions; the others
 * have digits and letters.
 */
final class ExtractTypefaces {
  private static final List<String> FACES =
      List.of(
          "DejaVuSans",
          "DejaVuSans-Bold",
          "DejaVuSansCondensed-Oblique",
          "DejaVuSerif",
          "DejaVuSerif-Bold",
          "DejaVuSerifCondensed-Italic",
          "DejaVuSansMono",
          "DejaVuSansMono-BoldOblique");
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private ExtractTypefaces() {}

  public static void main(String[] arguments) throws Exception {
    try (PrintStream out = new PrintStream(arguments[1], "US-ASCII")) {
      for (String face : FACES) {
        File file = new File(arguments[0], face + ".ttf");
        Font font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont((float) Outline.EM);
        for (char c = '!'; c <= '~'; c++) {
          if (face.equals(FACES.get(0)) || Character.isLetterOrDigit(c)) {
            out.print(line(face, c, font.createGlyphVector(EXACT, String.valueOf(c))));
          }
        }
      }
    }
  }

  private static String line(String face, char c, GlyphVector glyph) {
    StringBuilder line = new StringBuilder();
    line.append(face).append(' ').append(c);
    line.append(' ').append(Math.round(glyph.getGlyphMetrics(0).getAdvanceX()));
    double[] points = new double[6];
    PathIterator path = glyph.getOutline().getPathIterator(null);
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      line.append(' ').append("MLQCZ".charAt(kind));
      for (int i = 0; i < new int[] {2, 2, 4, 6, 0}[kind]; i++) {
        line.append(String.format(Locale.ROOT, " %d", Math.round(points[i])));
      }
    }
    return line.append('\n').toString();
  }
}
