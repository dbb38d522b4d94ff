package org.espalier.stdlib.data;

import java.util.List;
import java.util.function.Consumer;

/** Everything that decides what {@code glyphs()} draws. See {@link Glyphs} for the words. */
record GlyphSettings(
    int size,
    int classes,
    boolean colour,
    int train,
    int validation,
    int test,
    double noise,
    int clutter,
    List<String> fonts,
    long seed) {
  static final GlyphSettings DEFAULT =
      new GlyphSettings(16, 10, true, 4000, 1000, 1000, 0.06, 4, List.of(), 0);

  GlyphSettings {
    fonts = List.copyOf(fonts);
    int most = Typeface.CHARACTERS.length();
    check(size >= 8 && size <= 64, "size", size, "8 to 64, the pixels an image is wide and high");
    check(
        classes >= 2 && classes <= most,
        "classes",
        classes,
        "2 to " + most + ": the ten digits, then A to Z (36), then a to z (62)");
    check(train >= 1, "train", train, "at least 1 image to learn from");
    check(validation >= 1, "validation", validation, "at least 1 image to choose by");
    check(test >= 1, "test", test, "at least 1 image to report on");
    check(noise >= 0 && noise <= 0.5, "noise", noise, "0 to 0.5 of the range from black to white");
    check(clutter >= 0 && clutter <= 20, "clutter", clutter, "0 to 20 pieces");
  }

  private static void check(boolean holds, String word, Number value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("glyphs()." + word + "(" + value + "): must be " + rule);
    }
  }

  /** The same but for a change. */
  GlyphSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  ImageShape shape() {
    return new ImageShape(colour ? 3 : 1, size, size);
  }

  /** Settings while they change. */
  static final class Draft {
    int size;
    int classes;
    boolean colour;
    int train;
    int validation;
    int test;
    double noise;
    int clutter;
    List<String> fonts;
    long seed;

    private Draft(GlyphSettings settings) {
      size = settings.size;
      classes = settings.classes;
      colour = settings.colour;
      train = settings.train;
      validation = settings.validation;
      test = settings.test;
      noise = settings.noise;
      clutter = settings.clutter;
      fonts = settings.fonts;
      seed = settings.seed;
    }

    private GlyphSettings settings() {
      return new GlyphSettings(
          size, classes, colour, train, validation, test, noise, clutter, fonts, seed);
    }
  }
}
