package org.espalier.stdlib.system;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.FormulaSupernet;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * Three edges of three operations: 27 architectures, each with a loss of its own, {@code J(h) =
 * sum_a l(a) prod_e h_e(a_e)}. For probabilities this is the expected loss.
 */
record EnumeratedLosses(List<Double> table) implements FormulaSupernet.Losses {
  static final int SIZE = 3;
  static final List<RelaxedChoice> CHOICES =
      List.of(choice("first"), choice("second"), choice("third"));

  private static RelaxedChoice choice(String label) {
    return new RelaxedChoice(label, List.of("a", "b", "c"));
  }

  /** Losses at random, of both signs. */
  EnumeratedLosses() {
    this(losses(new Seed(27).stream("losses")));
  }

  private static List<Double> losses(RandomGenerator random) {
    return random.doubles((long) SIZE * SIZE * SIZE, -1, 2).boxed().toList();
  }

  /** The expected loss of independent choices. */
  double of(double[][] h) {
    return sum(h, -1, -1);
  }

  /** Likewise where one choice is certain. */
  double given(double[][] h, int choice, int option) {
    return sum(h, choice, option);
  }

  private double sum(double[][] h, int choice, int option) {
    double sum = 0;
    for (int a = 0; a < table.size(); a++) {
      int[] taken = {a / SIZE / SIZE, a / SIZE % SIZE, a % SIZE};
      double product = table.get(a);
      for (int e = 0; e < SIZE; e++) {
        product *= e == choice ? (taken[e] == option ? 1 : 0) : h[e][taken[e]];
      }
      sum += product;
    }
    return sum;
  }

  @Override
  public FormulaSupernet.Slopes at(Minibatch batch, double[] w, double[][] h) {
    double[][] by = new double[SIZE][SIZE];
    for (int e = 0; e < SIZE; e++) {
      for (int k = 0; k < SIZE; k++) {
        by[e][k] = given(h, e, k);
      }
    }
    return new FormulaSupernet.Slopes(of(h), new double[w.length], by);
  }
}
