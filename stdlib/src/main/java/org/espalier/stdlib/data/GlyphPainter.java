package org.espalier.stdlib.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws one image of {@code glyphs()} at a time: a dark ground that changes colour slowly, clutter
 * in colours near to the ground's, the glyph in a lighter colour, noise. Below 16 pixels, where a
 * stroke is thinner than a pixel, glyphs are larger and stand off more. Holds the canvas it draws
 * on, so each thread needs its own.
 */
final class GlyphPainter {
  private static final float CAPITAL_HEIGHT = 0.729f;
  private static final double TURN = Math.PI / 180;
  private static final float BRIGHTEST_GROUND = 0.6f;

  private final GlyphSettings settings;
  private final List<Typeface> faces;
  private final Coverage coverage;
  private final float[] fill;
  private final float[][] canvas;

  /** 0 from 16 pixels on, 1 at 8. */
  private final double smallness;

  GlyphPainter(GlyphSettings settings, List<Typeface> faces) {
    this.settings = settings;
    this.faces = faces;
    this.coverage = new Coverage(settings.size(), settings.size());
    this.fill = new float[settings.size() * settings.size()];
    this.canvas = new float[3][fill.length];
    this.smallness = Math.max(0, (16 - settings.size()) / 8.0);
  }

  /** Draws the image of this part and index into its place among the pixels. */
  void paint(String part, int index, int label, byte[] pixels) {
    SplittableRandom random = stream(part, index);
    float[] ground = darkColour(random);
    float[] ink = inkOn(ground, random);
    ground(ground, random);
    int pieces = random.nextInt(settings.clutter() + 1);
    for (int i = 0; i < pieces; i++) {
      clutter(ground, random);
    }
    glyph(Typeface.CHARACTERS.charAt(label), random);
    paint(ink);
    write(pixels, index * settings.shape().values(), random);
  }

  /** Streams of different parts and indices have nothing to do with each other. */
  private SplittableRandom stream(String part, int index) {
    long seed = new SplittableRandom(settings.seed()).nextLong() + part.hashCode();
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ mixed(index));
  }

  private static long mixed(int index) {
    return new SplittableRandom(index).nextLong();
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static float[] colour(SplittableRandom random) {
    return new float[] {
      (float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()
    };
  }

  private static float light(float[] colour) {
    return 0.299f * colour[0] + 0.587f * colour[1] + 0.114f * colour[2];
  }

  /** A ground that leaves room for something lighter. */
  private static float[] darkColour(SplittableRandom random) {
    float[] colour = colour(random);
    for (int channel = 0; channel < 3; channel++) {
      colour[channel] *= BRIGHTEST_GROUND;
    }
    return colour;
  }

  /**
   * A colour lighter than the ground by a quarter to seven tenths of the range; by more where
   * images are small.
   */
  private float[] inkOn(float[] ground, SplittableRandom random) {
    while (true) {
      float[] ink = colour(random);
      double contrast = light(ink) - light(ground);
      if (contrast > 0.25 + 0.15 * smallness && contrast < 0.7 + 0.2 * smallness) {
        return ink;
      }
    }
  }

  private void ground(float[] colour, SplittableRandom random) {
    int size = settings.size();
    for (int channel = 0; channel < 3; channel++) {
      float across = (float) between(random, -0.12, 0.12);
      float down = (float) between(random, -0.12, 0.12);
      for (int i = 0; i < fill.length; i++) {
        int x = i % size;
        int y = i / size;
        float lighter = across * ((float) x / size - 0.5f) + down * ((float) y / size - 0.5f);
        canvas[channel][i] = colour[channel] + lighter;
      }
    }
  }

  private void clutter(float[] ground, SplittableRandom random) {
    float[] other = colour(random);
    float share = (float) (between(random, 0.25, 0.65) * (1 - 0.6 * smallness));
    float[] colour = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      colour[channel] = ground[channel] + share * (other[channel] - ground[channel]);
    }
    switch (random.nextInt(3)) {
      case 0 -> stroke(random);
      case 1 -> blob(random);
      default -> pieceOfGlyph(random);
    }
    paint(colour);
  }

  private void glyph(char character, SplittableRandom random) {
    int size = settings.size();
    double part = between(random, 0.54 + 0.21 * smallness, 0.8 + 0.14 * smallness);
    double height = part * size / CAPITAL_HEIGHT;
    double width = height * between(random, 0.8, 1.15);
    Affine transform =
        Affine.of(
            width,
            height,
            between(random, -0.25, 0.25),
            between(random, -20, 20) * TURN,
            size * between(random, 0.36, 0.64),
            size * between(random, 0.38, 0.62));
    draw(character, transform, random);
  }

  private void pieceOfGlyph(SplittableRandom random) {
    int size = settings.size();
    double height = between(random, 0.4, 0.9) * size / CAPITAL_HEIGHT;
    double direction = between(random, 0, 2 * Math.PI);
    double distance = between(random, 0.45, 0.65) * size;
    Affine transform =
        Affine.of(
            height,
            height,
            between(random, -0.25, 0.25),
            between(random, -40, 40) * TURN,
            0.5 * size + distance * StrictMath.cos(direction),
            0.5 * size + distance * StrictMath.sin(direction));
    int others = Typeface.CHARACTERS.length();
    draw(Typeface.CHARACTERS.charAt(random.nextInt(others)), transform, random);
  }

  private void draw(char character, Affine transform, SplittableRandom random) {
    Outline outline = faces.get(random.nextInt(faces.size())).outline(character);
    outline.draw(coverage, transform.from(outline.centre(), -CAPITAL_HEIGHT / 2));
  }

  private void stroke(SplittableRandom random) {
    int size = settings.size();
    Affine transform =
        Affine.of(
            between(random, 0.3, 1.2) * size,
            between(random, 0.04, 0.12) * size,
            0,
            between(random, 0, Math.PI),
            between(random, 0, size),
            between(random, 0, size));
    polygon(4, 0.5 * Math.sqrt(2), Math.PI / 4, transform);
  }

  private void blob(SplittableRandom random) {
    int size = settings.size();
    Affine transform =
        Affine.of(
            between(random, 0.08, 0.35) * size,
            between(random, 0.08, 0.35) * size,
            0,
            between(random, 0, Math.PI),
            between(random, 0, size),
            between(random, 0, size));
    polygon(16, 0.5, 0, transform);
  }

  private void polygon(int corners, double radius, double start, Affine transform) {
    for (int i = 0; i < corners; i++) {
      double a = start + 2 * Math.PI * i / corners;
      double b = start + 2 * Math.PI * ((i + 1) % corners) / corners;
      coverage.edge(
          corner(transform, radius, a, true),
          corner(transform, radius, a, false),
          corner(transform, radius, b, true),
          corner(transform, radius, b, false));
    }
  }

  private static float corner(Affine transform, double radius, double angle, boolean horizontal) {
    float x = (float) (radius * StrictMath.cos(angle));
    float y = (float) (radius * StrictMath.sin(angle));
    return horizontal ? transform.x(x, y) : transform.y(x, y);
  }

  /** Lays the colour over the canvas where something was drawn, and forgets what was drawn. */
  private void paint(float[] colour) {
    coverage.read(fill);
    coverage.clear();
    for (int channel = 0; channel < 3; channel++) {
      float[] plane = canvas[channel];
      for (int i = 0; i < plane.length; i++) {
        plane[i] += fill[i] * (colour[channel] - plane[i]);
      }
    }
  }

  private void write(byte[] pixels, int offset, SplittableRandom random) {
    int area = fill.length;
    if (settings.colour()) {
      for (int i = 0; i < 3 * area; i++) {
        pixels[offset + i] = noisy(canvas[i / area][i % area], random);
      }
    } else {
      for (int i = 0; i < area; i++) {
        float light = light(new float[] {canvas[0][i], canvas[1][i], canvas[2][i]});
        pixels[offset + i] = noisy(light, random);
      }
    }
  }

  /** Adds noise, near to normal: the sum of four uniform numbers, whose deviation is 1/sqrt(3). */
  private byte noisy(float value, SplittableRandom random) {
    long bits = random.nextLong();
    int sum =
        (int) (bits & 0xffff)
            + (int) (bits >>> 16 & 0xffff)
            + (int) (bits >>> 32 & 0xffff)
            + (int) (bits >>> 48);
    double normal = (sum / 65535.0 - 2) * Math.sqrt(3);
    double result = value + settings.noise() * normal;
    return (byte) Math.round(255 * Math.min(1, Math.max(0, result)));
  }
}
