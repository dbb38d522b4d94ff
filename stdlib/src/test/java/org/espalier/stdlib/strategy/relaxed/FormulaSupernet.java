package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import java.util.Map;

/**
 * A supernet that is a formula of one weight vector and one choice's mixing weights, with its own
 * derivatives. The loss of a minibatch depends on its part and on its labels, which are numbers.
 */
final class FormulaSupernet implements Supernet {
  /** A loss with its derivatives. */
  interface Formula {
    double loss(Part part, List<Integer> examples, double[] w, double[] h);

    double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h);

    double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h);
  }

  private final RelaxedChoice choice;
  private final Formula formula;
  private final int training;
  private final int validation;
  private final PlainVector weights;
  private final PlainVector gradient;
  private final PlainVector statistics = new PlainVector(0);
  private double[] mixture;
  private long calls;

  FormulaSupernet(
      RelaxedChoice choice, Formula formula, int training, int validation, double... weights) {
    this.choice = choice;
    this.formula = formula;
    this.training = training;
    this.validation = validation;
    this.weights = new PlainVector(weights.clone());
    this.gradient = new PlainVector(new double[weights.length]);
    this.mixture = new double[choice.size()];
  }

  @Override
  public List<RelaxedChoice> choices() {
    return List.of(choice);
  }

  @Override
  public int examples(Part part) {
    return part == Part.TRAINING ? training : validation;
  }

  @Override
  public double gradients(Mixing mixing, Minibatch batch, By by) {
    double[] h = mixing.weights(choice.label());
    calls += mixing.active(choice.label()).size();
    statistics.live()[0] += 1;
    if (by != By.MIXTURES) {
      gradient.numbers(formula.byWeights(batch.part(), batch.examples(), weights.live(), h));
    }
    if (by != By.WEIGHTS) {
      mixture = formula.byMixture(batch.part(), batch.examples(), weights.live(), h);
    }
    return formula.loss(batch.part(), batch.examples(), weights.live(), h);
  }

  @Override
  public double[] mixingGradient(String label) {
    return mixture.clone();
  }

  @Override
  public WeightVector weights() {
    return weights;
  }

  @Override
  public WeightVector gradient() {
    return gradient;
  }

  @Override
  public WeightVector statistics() {
    return statistics;
  }

  @Override
  public Judgement judge(Mixing mixing) {
    double[] h = mixing.weights(choice.label());
    return new Judgement(formula.loss(Part.VALIDATION, List.of(0), weights.live(), h), Double.NaN);
  }

  @Override
  public long operationCalls() {
    return calls;
  }

  @Override
  public void close() {}

  /** The point is the parameters themselves. */
  static Parametrisation itself(double... start) {
    return new Parametrisation() {
      @Override
      public void start(
          ArchitectureParameters parameters, java.util.random.RandomGenerator random) {
        parameters.choices().forEach(choice -> parameters.set(choice.label(), start));
      }

      @Override
      public Map<String, double[]> points(ArchitectureParameters parameters) {
        Map<String, double[]> points = new java.util.LinkedHashMap<>();
        parameters.choices().forEach(c -> points.put(c.label(), parameters.get(c.label())));
        return points;
      }

      @Override
      public Map<String, double[]> pullback(
          ArchitectureParameters parameters, Map<String, double[]> cotangents) {
        return cotangents;
      }

      @Override
      public String toString() {
        return "itself()";
      }
    };
  }
}
