package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, on every machine alike. The widths are those of DejaVu Sans, the widest of the
 * fonts that {@link #FAMILY} names, so text set in any of them fits the place measured for it, and
 * a layout does not depend on the fonts of the machine that made it.
 */
final class Lettering {
  /** The fonts asked for, by preference. */
  static final String FAMILY =
      "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";

  /** Thousandths of the font size, from the space (32) to the tilde (126). */
  private static final int[] REGULAR = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698,
    770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732,
    684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,
    525, 636, 337, 636, 838
  };

  private static final int[] STRONG = {
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734,
    830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812,
    774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716,
    712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652,
    582, 712, 365, 712, 838
  };

  private static final int OTHER = 640;
  private static final int FULL = 1000;
  private static final int FIRST_FULL = 0x1100;

  private Lettering() {}

  /** The width of a line in pixels at a font size in pixels. */
  static double width(String line, double size, boolean strong) {
    long thousandths = line.codePoints().mapToLong(point -> advance(point, strong)).sum();
    return thousandths * size / 1000;
  }

  /** The same text on as many lines as it needs to be no wider than a number of pixels. */
  static List<String> lines(String text, double size, boolean strong, double widest) {
    List<String> lines = new ArrayList<>();
    String left = text.strip();
    while (width(left, size, strong) > widest && left.length() > 1) {
      int fitting = left.length() - 1;
      while (fitting > 1 && width(left.substring(0, fitting), size, strong) > widest) {
        fitting--;
      }
      int space = left.lastIndexOf(' ', fitting);
      int end = space > 0 ? space : fitting;
      lines.add(left.substring(0, end).strip());
      left = left.substring(end).strip();
    }
    lines.add(left);
    return lines;
  }

  private static int advance(int point, boolean strong) {
    int[] table = strong ? STRONG : REGULAR;
    int place = point - ' ';
    if (place >= 0 && place < table.length) {
      return table[place];
    }
    if (point == '×' || point == '→' || point == '…') {
      return FULL;
    }
    return point >= FIRST_FULL && !isPunctuation(point) ? FULL : OTHER + (strong ? 80 : 0);
  }

  private static boolean isPunctuation(int point) {
    return point >= 0x2000 && point < 0x2070;
  }
}
