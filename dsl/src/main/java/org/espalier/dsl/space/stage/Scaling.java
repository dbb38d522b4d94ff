package org.espalier.dsl.space.stage;

import org.espalier.dsl.space.part.Amount;

/**
 * How much wider and deeper a network becomes, and at which resolution it sees: compound scaling
 * (Tan and Le, ICML 2019, arXiv 1905.11946, §3.3). Channels are rounded to multiples of 8, repeats
 * up to whole numbers.
 *
 * @param width what all channels are multiplied by; the paper's w
 * @param depth what all repeats are multiplied by; the paper's d
 * @param resolution rows and columns of the image; 0 for those that there are
 */
public record Scaling(Amount width, Amount depth, Amount resolution) {
  /** What EfficientNet's channels are rounded to. */
  private static final int MULTIPLE = 8;

  /** Checks. */
  public Scaling {
    positive("width", width);
    positive("depth", depth);
    resolution.requireWhole("resolution", 0);
  }

  private static void positive(String word, Amount amount) {
    for (double factor : amount.values().values()) {
      if (!(factor > 0)) {
        throw new IllegalArgumentException(
            "scale("
                + word
                + "("
                + amount.list()
                + ")): a network is multiplied by more than 0, but got "
                + factor
                + ".");
      }
    }
  }

  /** Wider or narrower, no deeper, the same image. */
  public static Scaling ofWidth(Amount width) {
    return new Scaling(width, Amount.of(1), Amount.of(0));
  }

  /** With another depth. */
  public Scaling depth(Number factor) {
    return depth(Amount.of("depth", factor.doubleValue()));
  }

  /** With another depth. */
  public Scaling depth(Amount factor) {
    return new Scaling(width, factor, resolution);
  }

  /** With another image. */
  public Scaling resolution(int rows) {
    return resolution(Amount.of(rows));
  }

  /** With another image. */
  public Scaling resolution(Amount rows) {
    return new Scaling(width, depth, rows);
  }

  /** Whether the image stays as it is. */
  public boolean keepsResolution() {
    return resolution.equals(Amount.of(0));
  }

  /** The channels of a part. */
  public Amount channels(Amount channels) {
    return width.equals(Amount.of(1)) ? channels : channels.times(width).roundedTo(MULTIPLE);
  }

  /** The repeats of a part. */
  public Amount layers(Amount count) {
    return depth.equals(Amount.of(1)) ? count : count.times(depth).roundedUpTo(1);
  }
}
