package org.espalier.kernel.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.kernel.doctor.Finding.Problem;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.device.InstalledLibraries;
import org.espalier.stdlib.device.LibraryChoice;
import org.espalier.stdlib.device.Version;
import org.espalier.stdlib.engine.CardLibraries;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineKind;

/** Graphics cards, their driver, and the libraries that are installed for them. */
final class GpuFinding {
  private GpuFinding() {}

  static Finding find() {
    return find(Cards.look());
  }

  static Finding find(Cards cards) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("driver", cards.driver().isEmpty() ? "unknown" : cards.driver());
    facts.put("cuda_of_driver", cards.cuda().map(Version::toString).orElse("none"));
    for (Card card : cards.cards()) {
      facts.put(DeviceName.gpu(card.index()).toString(), card.toString());
    }
    if (cards.isEmpty()) {
      facts.put("cards", "none: " + cards.problem());
    }
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> libraries = new LinkedHashMap<>();
    for (EngineKind engine : EngineKind.values()) {
      libraries.put(engine.label(), library(engine, cards, problems));
    }
    facts.put("libraries", libraries);
    return new Finding("graphics_cards", facts, problems);
  }

  private static String library(EngineKind engine, Cards cards, List<Problem> problems) {
    Optional<InstalledLibraries> installed = InstalledLibraries.in(CardLibraries.folder(engine));
    LibraryChoice choice = CardLibraries.choice(engine, cards);
    String there =
        installed
            .map(all -> all.build() + " for CUDA " + all.cuda() + " in " + all.folder())
            .orElse("not installed");
    if (choice.libraries().isPresent()) {
      return there + ", used";
    }
    // Without a card nothing is wrong, and one engine that runs on cards is enough.
    boolean wrong = !cards.isEmpty() && (installed.isPresent() || engine == EngineKind.MXNET);
    if (wrong) {
      problems.add(
          new Problem(
              engine.label() + " does not run on the graphics card: " + choice.reason() + ".",
              "Everything runs on the processor meanwhile; `./espalier gpu check` tries it out."));
    }
    return there + ", not used: " + choice.reason();
  }
}
