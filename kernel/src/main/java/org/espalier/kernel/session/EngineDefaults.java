package org.espalier.kernel.session;

import java.util.ArrayList;
import java.util.List;
import org.espalier.kernel.magic.EngineSettings;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;

/** What {@code %engine} and {@code %device} set: the engines' own default. */
final class EngineDefaults implements EngineSettings {
  @Override
  public EngineChoice choice() {
    return Engines.defaultChoice();
  }

  @Override
  public void choose(EngineChoice choice) {
    Engines.setDefault(choice);
  }

  @Override
  public List<String> devices() {
    Cards cards = Cards.look();
    List<String> lines = new ArrayList<>(List.of("cpu: the processor, " + threads()));
    cards.cards().forEach(card -> lines.add(DeviceName.gpu(card.index()) + ": " + card));
    if (cards.isEmpty()) {
      lines.add("no graphics card: " + cards.problem());
    }
    return lines;
  }

  private static String threads() {
    return Engines.threads() == 1 ? "1 thread" : Engines.threads() + " threads";
  }
}
