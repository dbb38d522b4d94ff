package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.MixingWeights;

/**
 * A supernet that is a formula of one weight vector and of mixing weights, with its own
 * derivatives. The loss of a minibatch depends on its part and on its labels, which are numbers.
 * Options that do not run have no gradient.
 */
public final class FormulaSupernet implements Supernet {
  /** A loss of several choices' mixing weights, in the order of the choices. */
  public interface Losses {
    Slopes at(Minibatch batch, double[] w, double[][] h);
  }

  /** A loss with its derivatives; nobody else has the arrays. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Slopes(double loss, double[] byWeights, double[][] byMixtures) {}

  /** A loss of one choice's. */
  interface Formula {
    double loss(Part part, List<Integer> examples, double[] w, double[] h);

    double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h);

    double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h);
  }

  private final List<RelaxedChoice> choices;
  private final Losses losses;
  private final int training;
  private final int validation;
  private final PlainVector weights;
  private final PlainVector gradient;
  private final PlainVector statistics = new PlainVector(0);
  private final Map<String, double[]> byMixture = new LinkedHashMap<>();
  private long calls;

  public FormulaSupernet(
      List<RelaxedChoice> choices, Losses losses, int training, int validation, double... weights) {
    this.choices = List.copyOf(choices);
    this.losses = losses;
    this.training = training;
    this.validation = validation;
    this.weights = new PlainVector(weights.clone());
    this.gradient = new PlainVector(new double[weights.length]);
  }

  FormulaSupernet(
      RelaxedChoice choice, Formula formula, int training, int validation, double... weights) {
    this(List.of(choice), new OfOne(formula), training, validation, weights);
  }

  private record OfOne(Formula formula) implements Losses {
    @Override
    public Slopes at(Minibatch batch, double[] w, double[][] h) {
      return new Slopes(
          formula.loss(batch.part(), batch.examples(), w, h[0]),
          formula.byWeights(batch.part(), batch.examples(), w, h[0]),
          new double[][] {formula.byMixture(batch.part(), batch.examples(), w, h[0])});
    }
  }

  /** What a space's supernet mixes. */
  public static List<RelaxedChoice> choices(Graph supernet) {
    return supernet.nodes().stream()
        .filter(node -> node.operation() instanceof MixingWeights)
        .map(
            node ->
                new RelaxedChoice(
                    node.name().substring("architecture/".length()),
                    ((MixingWeights) node.operation()).options()))
        .toList();
  }

  @Override
  public List<RelaxedChoice> choices() {
    return choices;
  }

  @Override
  public int examples(Part part) {
    return part == Part.TRAINING ? training : validation;
  }

  private double[][] numbers(Mixing mixing) {
    return choices.stream().map(choice -> mixing.weights(choice.label())).toArray(double[][]::new);
  }

  @Override
  public double gradients(Mixing mixing, Minibatch batch, By by) {
    Slopes slopes = losses.at(batch, weights.live(), numbers(mixing));
    choices.forEach(choice -> calls += mixing.active(choice.label()).size());
    statistics.live()[0] += 1;
    if (by != By.MIXTURES) {
      gradient.numbers(slopes.byWeights());
    }
    if (by != By.WEIGHTS) {
      for (int i = 0; i < choices.size(); i++) {
        String label = choices.get(i).label();
        double[] ran = new double[choices.get(i).size()];
        for (int option : mixing.active(label)) {
          ran[option] = slopes.byMixtures()[i][option];
        }
        byMixture.put(label, ran);
      }
    }
    return slopes.loss();
  }

  @Override
  public double[] mixingGradient(String label) {
    return Objects.requireNonNull(byMixture.get(label), label).clone();
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
    Minibatch first = new Minibatch(Part.VALIDATION, List.of(0), 0);
    return new Judgement(losses.at(first, weights.live(), numbers(mixing)).loss(), Double.NaN);
  }

  @Override
  public long operationCalls() {
    return calls;
  }

  @Override
  public void close() {}

  /** The point is the parameters themselves. */
  public static Parametrisation itself(double... start) {
    return new Parametrisation() {
      @Override
      public void start(
          ArchitectureParameters parameters, java.util.random.RandomGenerator random) {
        parameters.choices().forEach(choice -> parameters.set(choice.label(), start));
      }

      @Override
      public Map<String, double[]> points(ArchitectureParameters parameters) {
        Map<String, double[]> points = new LinkedHashMap<>();
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
