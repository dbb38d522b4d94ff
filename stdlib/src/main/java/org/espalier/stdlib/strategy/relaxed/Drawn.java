package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;
import org.espalier.stdlib.strategy.relaxed.sampler.Sample;

/** The mixing weights of one pass, and the way back from their gradient to the parameters. */
public final class Drawn {
  private final SearchState state;
  private final Map<String, double[]> points;
  private final Map<String, Draw> draws;
  private final Mixing mixing;

  private Drawn(SearchState state, Map<String, double[]> points, Map<String, Draw> draws) {
    this.state = state;
    this.points = points;
    this.draws = draws;
    this.mixing = mixing(state, draws);
  }

  static Drawn of(SearchState state) {
    Map<String, double[]> points = state.search().relaxation().points(state.parameters());
    Map<String, Draw> draws = new LinkedHashMap<>();
    double temperature = state.number(Quantity.TEMPERATURE);
    points.forEach(
        (label, point) ->
            draws.put(
                label,
                state.search().sampler().draw(point, temperature, state.stream("architecture"))));
    return new Drawn(state, points, draws);
  }

  /** Options that were dropped weigh nothing and do not run; what is given is as it is given. */
  private static Mixing mixing(SearchState state, Map<String, Draw> draws) {
    Map<String, Draw> all = new LinkedHashMap<>();
    for (RelaxedChoice choice : state.supernet().choices()) {
      GivenMixing given = state.search().given().get(choice.label());
      all.put(
          choice.label(),
          given != null
              ? Sample.given(given.weights(state))
              : Spread.of(
                  known(draws, choice.label()), state.parameters().choice(choice.label()), choice));
    }
    return Mixing.of(all).dropping(dropped(state));
  }

  private static Map<String, Double> dropped(SearchState state) {
    Map<String, Double> rates = new LinkedHashMap<>();
    for (String name : Quantity.DROPPED) {
      double rate = state.number(name, Course.constant(0));
      if (rate != 0) {
        rates.put(name, rate);
      }
    }
    return rates;
  }

  private static Draw known(Map<String, Draw> draws, String label) {
    Draw draw = draws.get(label);
    if (draw == null) {
      throw new IllegalStateException("The relaxation yields no point for '" + label + "'.");
    }
    return draw;
  }

  /** What a supernet mixes with. */
  public Mixing mixing() {
    return mixing;
  }

  /**
   * What a supernet mixes with in a pass for some gradient: on single paths, an option that weighs
   * nothing runs only where the gradient by its weight is wanted.
   */
  public Mixing mixing(By by) {
    boolean weightsOnly = by == By.WEIGHTS && state.search().execution() == Execution.SINGLE_PATH;
    return weightsOnly ? mixing.support(draws.keySet()) : mixing;
  }

  /** A choice's draw. */
  public Draw draw(String label) {
    return known(draws, label);
  }

  /** The points that were drawn from, of the options that are still there. */
  public List<Scores> points() {
    return scores(points);
  }

  private List<Scores> weights() {
    Map<String, double[]> weights = new LinkedHashMap<>();
    draws.forEach((label, draw) -> weights.put(label, draw.weights()));
    return scores(weights);
  }

  private List<Scores> scores(Map<String, double[]> numbers) {
    List<Scores> scores = new ArrayList<>();
    numbers.forEach(
        (label, values) ->
            scores.add(
                new Scores(
                    state.parameters().choice(label),
                    java.util.Arrays.stream(values).boxed().toList())));
    return scores;
  }

  /** The objective: a loss, and what the regularisers make of it. */
  public Objective objective(double loss) {
    double value = loss;
    double slope = 1;
    Map<String, Double> terms = new LinkedHashMap<>();
    Map<String, double[]> byPoint = new LinkedHashMap<>();
    Map<String, double[]> byWeights = new LinkedHashMap<>();
    for (Regulariser regulariser : state.search().regularisers()) {
      boolean point = regulariser.reads() == Regulariser.Reads.POINT;
      Regulariser.Term term = regulariser.of(value, point ? points() : weights(), state.moment());
      terms.put(regulariser.name(), term.objective() - value);
      value = term.objective();
      slope *= term.slope();
      scale(byPoint, term.slope());
      scale(byWeights, term.slope());
      term.gradient().forEach((label, by) -> add(point ? byPoint : byWeights, label, by));
    }
    return new Objective(value, slope, terms, byPoint, byWeights);
  }

  /**
   * The gradient of the objective by the parameters, after a pass that gave the loss and the
   * gradients by the mixing weights.
   */
  public Map<String, double[]> gradient(Objective objective) {
    Map<String, double[]> byPoint = new LinkedHashMap<>();
    draws.forEach(
        (label, draw) -> {
          double[] byWeights = kept(label);
          for (int k = 0; k < byWeights.length; k++) {
            byWeights[k] *= objective.slope();
          }
          double[] more = objective.byWeights().get(label);
          if (more != null) {
            plus(byWeights, more);
          }
          boolean score = draw.kind() == GradientKind.SCORE;
          double[] by = draw.pullback(score ? new double[] {objective.value()} : byWeights);
          double[] direct = objective.byPoint().get(label);
          if (direct != null) {
            plus(by, direct);
          }
          byPoint.put(label, by);
        });
    return state.search().relaxation().pullback(state.parameters(), byPoint);
  }

  /** The supernet's gradient by the weights of the options that are still there. */
  private double[] kept(String label) {
    RelaxedChoice whole =
        state.supernet().choices().stream()
            .filter(choice -> choice.label().equals(label))
            .findFirst()
            .orElseThrow();
    double[] all = state.supernet().mixingGradient(label);
    return state.parameters().choice(label).options().stream()
        .mapToDouble(option -> all[whole.options().indexOf(option)])
        .toArray();
  }

  private static void scale(Map<String, double[]> gradients, double factor) {
    if (factor != 1) {
      gradients.replaceAll(
          (label, by) -> java.util.Arrays.stream(by).map(number -> number * factor).toArray());
    }
  }

  private static void add(Map<String, double[]> gradients, String label, double[] by) {
    double[] sum = gradients.computeIfAbsent(label, fresh -> new double[by.length]);
    plus(sum, by);
  }

  private static void plus(double[] sum, double[] more) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += more[k];
    }
  }

  /**
   * A loss with its regularisers.
   *
   * @param value the objective
   * @param slope its derivative by the loss
   * @param terms what each regulariser added, by name
   * @param byPoint the regularisers' derivative by the points
   * @param byWeights the regularisers' derivative by the mixing weights
   */
  public record Objective(
      double value,
      double slope,
      Map<String, Double> terms,
      Map<String, double[]> byPoint,
      Map<String, double[]> byWeights) {
    /** The same with a number less: scores then weigh what lies above it. */
    Objective minus(double baseline) {
      return new Objective(value - baseline, slope, terms, byPoint, byWeights);
    }

    /** A loss without regularisers. */
    public static Objective plain(double loss) {
      return new Objective(loss, 1, Map.of(), Map.of(), Map.of());
    }
  }
}
