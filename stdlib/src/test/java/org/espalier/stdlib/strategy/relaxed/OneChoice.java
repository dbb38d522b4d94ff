package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * For supernets of one choice of at most five options: the derivation that takes its greatest
 * score.
 */
final class OneChoice {
  private OneChoice() {}

  static Derivation greatest() {
    return new Derivation() {
      @Override
      public Derived derive(SearchSpace space, List<Scores> scores) {
        List<Double> point = scores.get(0).point();
        int best = 0;
        for (int k = 1; k < point.size(); k++) {
          best = point.get(k) > point.get(best) ? k : best;
        }
        return new Derived(space.architecture(best, 0, 0, 0, 0, 0), List.of("option " + best));
      }

      @Override
      public String toString() {
        return "greatest()";
      }
    };
  }
}
