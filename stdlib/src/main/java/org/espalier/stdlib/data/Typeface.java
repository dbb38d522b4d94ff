package org.espalier.stdlib.data;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One style of digits and letters, as outlines. */
final class Typeface {
  /** What the classes of {@code glyphs()} are, in their order. */
  static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final String FILE = "typefaces.txt";

  private final Map<Character, Outline> outlines;

  private Typeface(Map<Character, Outline> outlines) {
    this.outlines = outlines;
  }

  /** The faces in this library, the same on every machine; the first has all of ASCII. */
  static List<Typeface> bundled() {
    return Bundled.FACES;
  }

  /** A font of this machine, all four styles of it. */
  static List<Typeface> installed(String family) {
    List<Typeface> faces = new ArrayList<>();
    for (int style : new int[] {Font.PLAIN, Font.BOLD, Font.ITALIC, Font.BOLD | Font.ITALIC}) {
      faces.add(of(InstalledFonts.font(family, style)));
    }
    return faces;
  }

  private static Typeface of(Font font) {
    Font large = font.deriveFont((float) Outline.EM);
    FontRenderContext exact = new FontRenderContext(null, true, true);
    Map<Character, Outline> outlines = new LinkedHashMap<>();
    for (int i = 0; i < CHARACTERS.length(); i++) {
      char c = CHARACTERS.charAt(i);
      GlyphVector glyph = large.createGlyphVector(exact, String.valueOf(c));
      double advance = glyph.getGlyphMetrics(0).getAdvanceX();
      outlines.put(c, Outline.of(glyph.getOutline(), advance, Outline.EM));
    }
    return new Typeface(outlines);
  }

  /** The outline of a digit or letter; of a character that this face lacks, that of '?'. */
  Outline outline(char c) {
    Outline found = outlines.get(c);
    return found != null ? found : Objects.requireNonNull(outlines.get('?'), "no outline");
  }

  /** Reads the file once, when the first glyph is drawn. */
  private static final class Bundled {
    static final List<Typeface> FACES = read();

    private static List<Typeface> read() {
      Map<String, Map<Character, Outline>> faces = new LinkedHashMap<>();
      InputStream file =
          Objects.requireNonNull(Typeface.class.getResourceAsStream(FILE), FILE + " is missing");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] words = line.split(" ", -1);
          Outline outline = Outline.parse(words, 3, Integer.parseInt(words[2]));
          faces
              .computeIfAbsent(words[0], face -> new LinkedHashMap<>())
              .put(words[1].charAt(0), outline);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(FILE, e);
      }
      return faces.values().stream().map(Typeface::new).toList();
    }
  }
}
