package org.espalier.stdlib.engine;

import java.util.List;
import java.util.OptionalLong;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;

/** The memory of cards. */
public final class CardMemory {
  private CardMemory() {}

  /**
   * How many bytes of a card's memory are taken now, by whomever; empty for the processor, for a
   * card that is not there, and where the driver does not say.
   */
  public static OptionalLong used(DeviceName device) {
    List<Card> cards = device.gpu() ? Cards.look().cards() : List.of();
    if (device.index() >= cards.size() || cards.get(device.index()).free().isEmpty()) {
      return OptionalLong.empty();
    }
    Card card = cards.get(device.index());
    return OptionalLong.of(card.memory() - card.free().getAsLong());
  }
}
