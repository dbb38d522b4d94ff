package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.List;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * What a search knows of one choice when it ends.
 *
 * @param choice which
 * @param point a number for each option, more is better; often a probability
 */
public record Scores(RelaxedChoice choice, List<Double> point) {
  /** Checks. */
  public Scores {
    point = List.copyOf(point);
    if (point.size() != choice.size()) {
      throw new IllegalArgumentException(
          "'"
              + choice.label()
              + "' has "
              + choice.size()
              + " options, but got "
              + point.size()
              + " scores.");
    }
  }
}
