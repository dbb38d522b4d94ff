package org.espalier.kernel.session;

import java.util.ArrayList;
import java.util.List;
import org.espalier.kernel.magic.EngineSettings;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Engines;

/** What {@code %engine} and {@code %device} set: the engines' own default. */
final class EngineDefaults implements EngineSettings {
  @Override
  public String engine() {
    return Engines.defaultChoice().engine().label();
  }

  @Override
  public void engine(String engine) {
    Engines.setDefault(Engines.defaultChoice().with(EngineKind.of(engine)));
  }

  @Override
  public String device() {
    return Engines.defaultChoice().device().toString();
  }

  @Override
  public void device(String device) {
    Engines.setDefault(Engines.defaultChoice().on(DeviceName.of(device)));
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
