package org.espalier.stdlib.device;

import java.util.List;
import java.util.Optional;

/**
 * What the driver says of this machine's cards.
 *
 * @param driver the driver's version, such as {@code 550.54.15}; empty where it does not say
 * @param cuda the newest CUDA that the driver runs; empty without a driver
 * @param cards those that this process may see, by number
 * @param problem why there are none, in a sentence without its full stop; empty if there are some
 */
public record Cards(String driver, Optional<Version> cuda, List<Card> cards, String problem) {
  /** Copies. */
  public Cards {
    cards = List.copyOf(cards);
  }

  /** No card. */
  static Cards none(String driver, Optional<Version> cuda, String problem) {
    return new Cards(driver, cuda, List.of(), problem);
  }

  /**
   * Asks the driver. It obeys {@code CUDA_VISIBLE_DEVICES}. Memory that is free is that of this
   * moment.
   */
  public static Cards look() {
    return CudaDriver.look();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return cards.isEmpty();
  }
}
