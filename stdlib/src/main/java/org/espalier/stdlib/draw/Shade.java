package org.espalier.stdlib.draw;

import java.util.Locale;

/**
 * A colour between pale and dark blue, ever darker, so that shades keep their order in grey and to
 * the colour-blind.
 *
 * @param red from 0 to 255
 * @param green likewise
 * @param blue likewise
 */
record Shade(double red, double green, double blue) {
  /** At equal distances from 0 to 1. */
  private static final Shade[] STEPS = {
    new Shade(0xF0, 0xF5, 0xFB),
    new Shade(0xB5, 0xD6, 0xEC),
    new Shade(0x5B, 0xA6, 0xD3),
    new Shade(0x1C, 0x6F, 0xAE),
    new Shade(0x0B, 0x33, 0x57)
  };

  private static final Shade DARK_INK = new Shade(0x1E, 0x29, 0x3B);
  private static final Shade PALE_INK = new Shade(0xFF, 0xFF, 0xFF);

  /** The shade of a part of the greatest number; below 0 as 0, above 1 as 1. */
  static Shade of(double part) {
    double place = Math.max(0, Math.min(1, part)) * (STEPS.length - 1);
    int before = Math.min(STEPS.length - 2, (int) place);
    return STEPS[before].towards(STEPS[before + 1], place - before);
  }

  private Shade towards(Shade other, double share) {
    return new Shade(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** Dark or pale letters, whichever stand out more. */
  String ink() {
    return (contrast(DARK_INK) >= contrast(PALE_INK) ? DARK_INK : PALE_INK).web();
  }

  /** The contrast of two colours from 1 to 21 (WCAG 2.1, relative luminance). */
  double contrast(Shade other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(double part) {
    double share = part / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** As SVG writes it. */
  String web() {
    return String.format(
        Locale.ROOT, "#%02X%02X%02X", Math.round(red), Math.round(green), Math.round(blue));
  }
}
