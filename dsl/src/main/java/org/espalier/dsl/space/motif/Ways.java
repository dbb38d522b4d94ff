package org.espalier.dsl.space.motif;

import java.util.BitSet;
import org.espalier.dsl.space.part.Choices;

/** Which of a motif's edges lie on a way from its input to its output. */
final class Ways {
  private final Motif motif;
  private final Choices choices;
  private final BitSet fromInput = new BitSet();
  private final BitSet toOutput = new BitSet();

  private Ways(Motif motif, Choices choices) {
    this.motif = motif;
    this.choices = choices;
    fromInput.set(0);
    toOutput.set(motif.nodes() - 1);
  }

  static Ways of(Motif motif, Choices choices) {
    Ways ways = new Ways(motif, choices);
    for (int to = 1; to < motif.nodes(); to++) {
      for (int from = 0; from < to; from++) {
        if (ways.fromInput.get(from) && motif.carries(from, to, choices)) {
          ways.fromInput.set(to);
        }
      }
    }
    for (int from = motif.nodes() - 2; from >= 0; from--) {
      for (int to = from + 1; to < motif.nodes(); to++) {
        if (ways.toOutput.get(to) && motif.carries(from, to, choices)) {
          ways.toOutput.set(from);
        }
      }
    }
    return ways;
  }

  boolean exist() {
    return fromInput.get(motif.nodes() - 1);
  }

  boolean pass(int from, int to) {
    return fromInput.get(from) && toOutput.get(to) && motif.carries(from, to, choices);
  }
}
