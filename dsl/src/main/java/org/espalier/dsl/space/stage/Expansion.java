package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.space.part.Options;

/**
 * Expansion ratios to choose from: how many times wider an MBConv block is inside.
 *
 * @param ratios 1 or more; at 1 there is no expanding convolution
 */
public record Expansion(List<Integer> ratios) {
  /** Copies and checks. */
  public Expansion {
    ratios = Options.of("expand", ratios);
  }

  /** As typed. */
  @Override
  public String toString() {
    return "expand(" + Options.join(ratios) + ")";
  }
}
