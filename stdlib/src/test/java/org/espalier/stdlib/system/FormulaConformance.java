package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.BilevelToy;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.Execution;
import org.espalier.stdlib.strategy.relaxed.FormulaSupernet;
import org.espalier.stdlib.strategy.relaxed.ParameterStep;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;
import org.espalier.stdlib.strategy.relaxed.sampler.Mixture;
import org.espalier.stdlib.strategy.relaxed.sampler.Sampler;
import org.junit.jupiter.api.Test;

/**
 * What every differentiable system keeps to, on losses that are formulas: no engine, doubles
 * throughout, and answers that are known. A system's own test says which system, and with reasons
 * what it is exempt from.
 */
abstract class FormulaConformance {
  private static final int STEPS = 25;
  private static final int EPOCHS = 20;
  private static final int DRAWS = 10_000;
  private static final double FOUND = 0.95;
  private static final Map<Part, Long> LABELS = Map.of(Part.TRAINING, 1L, Part.VALIDATION, 2L);

  /** The system in some space of DARTS' cells. */
  abstract RelaxedSearch composition();

  /** Where the system searches. */
  SearchSpace space() {
    return SystemConformance.SPACE;
  }

  final boolean bilevel() {
    return composition().architectureStep().level() == ArchitectureStep.Level.BILEVEL;
  }

  final GradientKind kind() {
    return composition()
        .sampler()
        .draw(new double[] {.5, .5}, 1, new Seed(1).stream("kind"))
        .kind();
  }

  /** The space's choices with a planted truth; as many examples as an epoch has steps. */
  private FormulaSupernet planted(Map<String, String> truth, Map<Part, Long> labels, int steps) {
    List<RelaxedChoice> choices = FormulaSupernet.choices(space().supernet());
    PlantedTruth losses = new PlantedTruth(choices, truth, labels);
    return new FormulaSupernet(choices, losses, steps, bilevel() ? steps : 0, losses.weights());
  }

  private SearchResult run(RelaxedSearch search, Supernet supernet, long seed) {
    return RelaxedLoop.run(search, space(), supernet, new Seed(seed), SearchListener.NONE);
  }

  /** Other rates; a formula has no depth or width, so nothing is rebuilt. */
  private static RelaxedSearch rates(RelaxedSearch search, double weights, double parameters) {
    List<Schedule.Entry> kept =
        search.schedule().entries().stream().filter(e -> e.event().builds().isEmpty()).toList();
    return search
        .batchSize(1)
        .schedule(
            new Schedule(kept)
                .weightRate(Course.constant(weights))
                .architectureRate(Course.constant(parameters)));
  }

  /** How many of the truth's operations are found where there is one; none is no operation. */
  private double found(Map<String, String> truth, boolean told) {
    FormulaSupernet supernet = planted(told ? truth : Map.of(), LABELS, STEPS);
    RelaxedSearch search = rates(composition(), 0, 0.02).epochs(EPOCHS);
    Architecture derived = run(search, supernet, 4).derive().architecture();
    Map<String, String> result = PlantedTruth.of(derived, supernet.choices());
    long operations = truth.values().stream().filter(option -> !option.equals("none")).count();
    long same =
        truth.entrySet().stream()
            .filter(edge -> !edge.getValue().equals("none"))
            .filter(edge -> edge.getValue().equals(result.get(edge.getKey())))
            .count();
    return (double) same / operations;
  }

  /** An architecture at random that P-DARTS may derive too: at most two skips, its limit. */
  private Map<String, String> truth(long seed) {
    List<RelaxedChoice> choices = FormulaSupernet.choices(space().supernet());
    Map<String, String> truth = PlantedTruth.of(space().sample(new Seed(seed)), choices);
    long skips =
        truth.entrySet().stream()
            .filter(edge -> edge.getKey().startsWith("normal/"))
            .filter(edge -> edge.getValue().equals("skip_connect"))
            .count();
    return skips <= 2 ? truth : truth(seed + 100);
  }

  @Test
  void whatIsPlantedIsFoundAndByChanceWhereNothingIs() {
    assertThat(found(truth(0), true)).isGreaterThanOrEqualTo(FOUND);
    assertThat(found(truth(1), true)).isGreaterThanOrEqualTo(FOUND);
    assertThat(found(truth(1), false)).isLessThan(0.5);
  }

  /** A few steps of a search where what it chooses between stands in some order. */
  private SearchResult ordered(RelaxedSearch search, long order) {
    Reordered supernet = new Reordered(planted(truth(1), LABELS, STEPS), order);
    return run(
        rates(SameTrace.withoutRegularisers(search), 0.1, 0.1)
            .relaxation(new Begun(search.relaxation(), 0.3, 0))
            .sampler(supernet.sampler(search.sampler(), search.given().keySet()))
            .derivation(supernet.derivation(search.derivation()))
            .epochs(3),
        supernet,
        1);
  }

  /**
   * In another order, a search comes to the same. Costs are left out: they are of a supernet's
   * places.
   */
  final void requireSameInAnyOrder(RelaxedSearch search) {
    SearchResult as = ordered(search, 0);
    SearchResult other = ordered(search, 7);
    for (int epoch = 0; epoch < as.trace().size(); epoch++) {
      Map<String, Double> points = byName(as.trace().get(epoch));
      Map<String, Double> turned = byName(other.trace().get(epoch));
      assertThat(turned.keySet()).isEqualTo(points.keySet());
      points.forEach(
          (name, point) -> assertThat(turned.get(name)).as(name).isCloseTo(point, within(1e-9)));
    }
    assertThat(other.derive().architecture()).isEqualTo(as.derive().architecture());
    assertThat(other.trace().get(0).points()).isNotEqualTo(as.trace().get(0).points());
  }

  /** The system where a draw has all options; of fewer, it is of what is left and in its order. */
  RelaxedSearch drawnOfAll() {
    return composition();
  }

  @Test
  void theOrderOfOptionsAndOfEdgesDoesNotMatter() {
    requireSameInAnyOrder(drawnOfAll());
  }

  static Map<String, Double> byName(TraceRow row) {
    Map<String, Double> points = new HashMap<>();
    for (Scores scores : row.points()) {
      for (int k = 0; k < scores.point().size(); k++) {
        points.put(
            scores.choice().label() + ": " + scores.choice().options().get(k),
            scores.point().get(k));
      }
    }
    return points;
  }

  /** What is left of a search with some labels: parameters, and weights. */
  private record Left(long parameters, List<Double> weights) {}

  private Left left(double weightRate, double parameterRate, Map<Part, Long> labels) {
    FormulaSupernet supernet = planted(truth(1), labels, 5);
    RelaxedSearch search = rates(composition(), weightRate, parameterRate).epochs(1);
    long parameters = run(search, supernet, 1).trace().get(0).parameters();
    return new Left(
        parameters, java.util.Arrays.stream(supernet.weights().numbers()).boxed().toList());
  }

  @Test
  void parametersLearnFromTheLabelsThatAreDeclaredForThem() {
    Left as = left(0, 0.1, LABELS);
    Left training = left(0, 0.1, Map.of(Part.TRAINING, 9L, Part.VALIDATION, 2L));
    Left validation = left(0, 0.1, Map.of(Part.TRAINING, 1L, Part.VALIDATION, 9L));
    assertThat(training.parameters() == as.parameters()).isEqualTo(bilevel());
    assertThat(validation.parameters() == as.parameters()).isEqualTo(!bilevel());
    assertThat(training.weights()).isEqualTo(as.weights());
  }

  @Test
  void weightsLearnFromTrainingLabelsAlone() {
    Left as = left(0.1, 0, LABELS);
    assertThat(left(0.1, 0, Map.of(Part.TRAINING, 1L, Part.VALIDATION, 9L))).isEqualTo(as);
    Left training = left(0.1, 0, Map.of(Part.TRAINING, 9L, Part.VALIDATION, 2L));
    assertThat(training.weights()).isNotEqualTo(as.weights());
    assertThat(training.parameters()).isEqualTo(as.parameters());
  }

  /**
   * A search of one step whose parameters do not move. Nothing is shortened: DARTS' formula holds
   * the factor of a clip that looks ahead, though it has a slope too.
   *
   * @param moved how far they lie along a direction
   */
  private SearchResult still(Probe probe, Supernet supernet, double moved) {
    RelaxedSearch search = composition();
    RelaxedSearch still =
        rates(search, 0.05, 1)
            .weightStep(new Descent(0.9, /* nesterov= */ false, 3e-4, Double.POSITIVE_INFINITY))
            .architectureStep(Probe.into(search.architectureStep(), probe))
            .relaxation(new Begun(search.relaxation(), 0.3, moved))
            .batchSize(supernet.examples(Part.TRAINING))
            .epochs(1);
    return run(still, supernet, 3);
  }

  private static double objective(TraceRow row) {
    double terms = row.terms().values().stream().mapToDouble(term -> term).sum();
    return row.architectureLoss() + terms;
  }

  /**
   * A gradient against the difference of two objectives, for the same draws: all of relaxation,
   * sampler, step and regularisers. Where whole options are drawn the objective stays as it is, and
   * no difference tells the gradient; {@link #expectedGradient} does.
   *
   * @param radius how far the parameters are moved
   * @param precision how much they may differ, as a share
   */
  final void requireSlopes(Supernet supernet, double radius, double precision) {
    double[] weights = supernet.weights().numbers();
    Probe probe = new Probe();
    still(probe, supernet, 0);
    double along = 0;
    for (RelaxedChoice choice : supernet.choices()) {
      double[] mean = probe.means().get(choice.label());
      for (int k = 0; mean != null && k < mean.length; k++) {
        along += mean[k] * Begun.direction(choice, k);
      }
    }
    supernet.weights().numbers(weights);
    double ahead = objective(still(new Probe(), supernet, radius).trace().get(0));
    supernet.weights().numbers(weights);
    double behind = objective(still(new Probe(), supernet, -radius).trace().get(0));
    double slope = (ahead - behind) / (2 * radius);
    if (!smooth()) {
      assertThat(slope).isZero();
      assertThat(along).isNotZero();
      return;
    }
    assertThat(along).isCloseTo(slope, within(precision * Math.abs(slope)));
    assertThat(slope).isNotZero();
  }

  final boolean smooth() {
    return kind() == GradientKind.EXACT || kind() == GradientKind.PATHWISE;
  }

  @Test
  void gradientsAreDifferencesOfTheObjectiveForTheSameDraws() {
    requireSlopes(planted(truth(1), LABELS, 1), 1e-5, 1e-6);
  }

  /** A search on the enumerated losses; its parameters stay where they begin. */
  private SearchResult enumerated(ParameterStep step, int steps) {
    RelaxedSearch search = bare(step, composition().sampler());
    FormulaSupernet supernet =
        new FormulaSupernet(
            EnumeratedLosses.CHOICES, new EnumeratedLosses(), steps, bilevel() ? steps : 0, 0);
    return run(search, supernet, 5);
  }

  private RelaxedSearch bare(ParameterStep step, Sampler sampler) {
    RelaxedSearch search = composition();
    return new RelaxedSearch(
        search.name(),
        new Begun(search.relaxation(), 0.5, 0),
        sampler,
        sampler instanceof Mixture ? Execution.WEIGHTED_SUM : search.execution(),
        Map.of(),
        new Descent(0, false, 0, Double.POSITIVE_INFINITY),
        Probe.into(search.architectureStep(), step),
        List.of(),
        Schedule.none()
            .weightRate(Course.constant(0))
            .architectureRate(Course.constant(1))
            .temperature(Course.constant(temperature())),
        anything(),
        StoppingRule.fixedEpochs(),
        1,
        1);
  }

  /** Enumerated losses have no architectures of the space. */
  private static Derivation anything() {
    return (space, scores) -> new Derived(space.sample(new Seed(0)), List.of("any"));
  }

  /** That of the draws on enumerated losses; low ones draw nearly whole options. */
  double temperature() {
    return 0.1;
  }

  /** How much a mean gradient may miss besides its standard error. */
  double bias() {
    return 1e-9;
  }

  /** The points of the enumerated choices, in order; their parameters are moved. */
  final double[][] points(int choice, int option, double by) {
    RelaxedSearch search = bare(ParameterStep.steepest(), composition().sampler());
    ArchitectureParameters parameters = new ArchitectureParameters(EnumeratedLosses.CHOICES);
    search.relaxation().start(parameters, new Seed(0).stream("start"));
    double[] direction = new double[EnumeratedLosses.SIZE];
    direction[option] = by;
    parameters.add(EnumeratedLosses.CHOICES.get(choice).label(), 1, direction);
    Map<String, double[]> points = search.relaxation().points(parameters);
    return EnumeratedLosses.CHOICES.stream()
        .map(one -> search.sampler().mean(Objects.requireNonNull(points.get(one.label()))))
        .toArray(double[][]::new);
  }

  /** What the gradient is in the mean: that of the expected loss, by all 27 architectures. */
  double expectedGradient(int choice, int option) {
    EnumeratedLosses losses = new EnumeratedLosses();
    double radius = 1e-5;
    return (losses.of(points(choice, option, radius)) - losses.of(points(choice, option, -radius)))
        / (2 * radius);
  }

  /** What the loss is in the mean. */
  double expectedLoss() {
    return new EnumeratedLosses().of(points(0, 0, 0));
  }

  @Test
  void inTheMeanGradientsAreThoseOfTheExpectedLoss() {
    Probe probe = new Probe();
    boolean exact = kind() == GradientKind.EXACT;
    TraceRow row = enumerated(probe, exact ? 1 : DRAWS).trace().get(0);
    double largest = 0;
    for (int choice = 0; choice < EnumeratedLosses.SIZE; choice++) {
      String label = EnumeratedLosses.CHOICES.get(choice).label();
      for (int option = 0; option < EnumeratedLosses.SIZE; option++) {
        double expected = expectedGradient(choice, option);
        assertThat(probe.mean(label, option))
            .as("%s, option %d", label, option)
            .isCloseTo(expected, within(bias() + 4 * probe.error(label, option)));
        largest = Math.max(largest, Math.abs(expected));
        assertThat(probe.error(label, option)).isLessThan(0.02);
      }
    }
    assertThat(largest).isGreaterThan(0.04);
    assertThat(row.architectureLoss()).isCloseTo(expectedLoss(), within(exact ? 1e-12 : 0.03));
  }

  /** Nothing is drawn: the toy is of the steps. One level has no validation loss to settle by. */
  @Test
  void theToyOfTwoLevelsSettlesWhereTheStepsSay() {
    double xi = 0.25;
    RelaxedChoice choice = new RelaxedChoice("a", List.of("a", "unused"));
    FormulaSupernet supernet =
        new FormulaSupernet(List.of(choice), BilevelToy::at, 2000, bilevel() ? 2000 : 0, -2);
    RelaxedSearch search =
        bare(ParameterStep.steepest(), new Mixture())
            .relaxation(FormulaSupernet.itself(2, 0))
            .schedule(
                Schedule.none()
                    .weightRate(Course.constant(xi))
                    .architectureRate(Course.constant(0.02)));
    TraceRow row = run(search, supernet, 1).trace().get(0);
    double settled = composition().architectureStep().looksAhead() ? 2 / (1 + 2 * xi) : 2;
    double weight = supernet.weights().numbers()[0];
    double parameter = row.points().get(0).point().get(0);
    assertThat(weight).isCloseTo(parameter, within(1e-9));
    if (bilevel()) {
      assertThat(weight).isCloseTo(settled, within(1e-9));
    } else {
      assertThat(weight).isBetween(-2.0, 1.9);
    }
  }
}
