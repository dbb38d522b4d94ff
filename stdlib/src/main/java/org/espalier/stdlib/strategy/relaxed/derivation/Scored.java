package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Scores made of others. */
final class Scored {
  private Scored() {}

  /** The same choice with other numbers. */
  static Scores with(Scores scores, IntToDoubleFunction number) {
    List<Double> numbers = new ArrayList<>();
    for (int option = 0; option < scores.point().size(); option++) {
      numbers.add(number.applyAsDouble(option));
    }
    return new Scores(scores.choice(), numbers);
  }

  /** Probabilities given that it is not {@code none}; none itself at 0. */
  static Scores withoutNone(Scores scores) {
    int none = scores.choice().options().indexOf(ScoredEdge.NONE);
    double rest = none < 0 ? 1 : 1 - scores.point().get(none);
    // Certain to be none, it has no other probabilities; their order is as it was.
    double divisor = none < 0 || rest <= 0 ? 1 : rest;
    return with(scores, k -> k == none ? 0 : scores.point().get(k) / divisor);
  }
}
