package org.espalier.dsl.space.stage;

import org.espalier.dsl.space.part.Amount;

/**
 * How wide an MBConv block is inside.
 *
 * @param amount a ratio of the block's input channels, 1 or more, or the channels themselves
 * @param channels whether these are channels
 * @param kept whether the expanding convolution stands even where it does not expand, as in FBNet
 *     (arXiv 1812.03443, figure 3); else it is left out there, as in MobileNetV2
 */
public record Expansion(Amount amount, boolean channels, boolean kept) {
  /** Checks. */
  public Expansion {
    for (double number : amount.values().values()) {
      if (!(number >= 1)) {
        throw new IllegalArgumentException(
            "expand("
                + amount.list()
                + "): numbers are at least 1, but got "
                + Amount.of("expand", number).text()
                + ".");
      }
    }
    if (channels) {
      amount.requireWhole("expandTo", 1);
    }
  }

  /** Some ratios. */
  public static Expansion of(double... ratios) {
    return new Expansion(Amount.of("expand", ratios), false, false);
  }

  /** Some channels. */
  public static Expansion to(Amount channels) {
    return new Expansion(channels, true, false);
  }

  /** The same with an expanding convolution even where it does not expand. */
  public Expansion always() {
    return new Expansion(amount, channels, true);
  }

  /** The same in a wider network. */
  Expansion scaled(Scaling scaling) {
    return channels ? new Expansion(scaling.channels(amount), true, kept) : this;
  }

  /** The channels inside a block. */
  int inside(double chosen, int input) {
    return (int) Math.round(channels ? chosen : input * chosen);
  }

  /** As typed. */
  @Override
  public String toString() {
    return (channels ? "expandTo(" : "expand(") + amount.list() + ")" + (kept ? ".always()" : "");
  }
}
