package org.espalier.dsl.architecture;

import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/** Architectures as points of the unit cube, one axis per decision. */
final class Numbers {
  private Numbers() {}

  static double[] of(Architecture architecture) {
    Decisions decisions = architecture.space().decisions();
    double[] numbers = new double[decisions.all().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (architecture.choice(i) + 0.5) / decisions.options(i);
    }
    return numbers;
  }

  static Architecture read(SearchSpace space, double[] numbers) {
    Decisions decisions = space.decisions();
    if (numbers.length != decisions.all().size()) {
      throw new IllegalArgumentException(
          "An architecture of this space is "
              + decisions.all().size()
              + " numbers, one per decision, but got "
              + numbers.length
              + ".");
    }
    int[] choices = new int[numbers.length];
    for (int i = 0; i < choices.length; i++) {
      if (!(numbers[i] >= 0 && numbers[i] <= 1)) {
        throw outOfRange(decisions.all().get(i), numbers[i]);
      }
      int options = decisions.options(i);
      choices[i] = Math.min(options - 1, (int) (numbers[i] * options));
    }
    return space.architecture(choices);
  }

  private static IllegalArgumentException outOfRange(Decision decision, double number) {
    return new IllegalArgumentException(
        "The number of '"
            + decision.label()
            + "' lies in [0, 1], which its choices "
            + decision.domain().choices()
            + " share equally, but got "
            + number
            + "; clip it first.");
  }
}
