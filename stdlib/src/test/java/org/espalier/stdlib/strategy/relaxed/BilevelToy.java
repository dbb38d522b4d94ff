package org.espalier.stdlib.strategy.relaxed;

/** DARTS' toy: {@code L_va = a w - 2 a + 1, L_tr = (w - a)^2}, a the first mixing weight. */
public final class BilevelToy {
  private BilevelToy() {}

  public static FormulaSupernet.Slopes at(Minibatch batch, double[] w, double[][] h) {
    double a = h[0][0];
    double apart = w[0] - a;
    return batch.part() == Part.TRAINING
        ? new FormulaSupernet.Slopes(
            apart * apart, new double[] {2 * apart}, new double[][] {{-2 * apart, 0}})
        : new FormulaSupernet.Slopes(
            a * w[0] - 2 * a + 1, new double[] {a}, new double[][] {{w[0] - 2, 0}});
  }
}
