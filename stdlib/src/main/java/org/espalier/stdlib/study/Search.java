package org.espalier.stdlib.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.estimate.Attempt;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.lane.Lanes;
import org.espalier.stdlib.objective.Constraint;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.objective.Objective;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * A search as it is being described: {@code space x strategy x estimator x objective}, and how many
 * trials. Immutable; {@link #run} runs it.
 */
public final class Search {
  private static final int TRIALS = 40;

  private final SearchSpace space;
  private final Strategy strategy;
  private final @Nullable Estimator estimator;
  private final Objective objective;
  private final int trials;
  private final Seed seed;
  private final List<DeviceName> devices;
  private final Supplier<StudyListener> listeners;

  private Search(
      SearchSpace space,
      Strategy strategy,
      @Nullable Estimator estimator,
      Objective objective,
      int trials,
      Seed seed,
      List<DeviceName> devices,
      Supplier<StudyListener> listeners) {
    this.space = space;
    this.strategy = strategy;
    this.estimator = estimator;
    this.objective = objective;
    this.trials = trials;
    this.seed = seed;
    this.devices = devices;
    this.listeners = listeners;
  }

  /**
   * Random search for accuracy, 40 trials, seed 0; the estimator is still to be said.
   *
   * @param listeners gives each run somebody to tell how it goes on
   */
  public static Search of(SearchSpace space, Supplier<StudyListener> listeners) {
    return new Search(
        space,
        new RandomSearch(),
        null,
        Objective.maximize(Metric.accuracy()),
        TRIALS,
        new Seed(0),
        List.of(),
        listeners);
  }

  /** Which architectures are tried; default {@link RandomSearch}. */
  public Search strategy(Strategy other) {
    return new Search(space, other, estimator, objective, trials, seed, devices, listeners);
  }

  /** How they are judged. */
  public Search estimator(Estimator other) {
    return new Search(space, strategy, other, objective, trials, seed, devices, listeners);
  }

  /** More of this is better; default accuracy. Bounds said before stay. */
  public Search maximize(Metric metric) {
    return objective(new Objective(metric, true, objective.constraints()));
  }

  /** Less of this is better. Bounds said before stay. */
  public Search minimize(Metric metric) {
    return objective(new Objective(metric, false, objective.constraints()));
  }

  /** More of what is counted from the network is better. Bounds said before stay. */
  public Search maximize(Cost cost) {
    return maximize(new Metric.Counted(cost));
  }

  /** Less of what is counted from the network is better. Bounds said before stay. */
  public Search minimize(Cost cost) {
    return minimize(new Metric.Counted(cost));
  }

  /** One more bound that every trial must keep, such as {@code parameters().atMost(100_000)}. */
  public Search subjectTo(Bound bound) {
    return objective(objective.subjectTo(bound));
  }

  /** One more bound that every trial must keep. */
  public Search subjectTo(Constraint constraint) {
    return objective(objective.subjectTo(constraint));
  }

  private Search objective(Objective other) {
    return new Search(space, strategy, estimator, other, trials, seed, devices, listeners);
  }

  /** How many trials; at least 1, default 40. */
  public Search trials(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("trials(" + count + "): a search has at least 1 trial.");
    }
    return new Search(space, strategy, estimator, objective, count, seed, devices, listeners);
  }

  /** Where randomness begins; default 0. */
  public Search seed(long value) {
    return new Search(
        space, strategy, estimator, objective, trials, new Seed(value), devices, listeners);
  }

  /**
   * Where trials run: as many at once as devices are named, {@code .on(gpu(0), gpu(1))}. A device
   * that is named twice runs two. What is asked for next depends on all trials but those that run,
   * told in the order in which they began; so equal devices give the same trace however fast each
   * is, but another number of devices gives another. Default the device of {@code %device}, one
   * trial after the other; an estimator that can work side by side, as proxies can, does so as far
   * as the strategy asks for several at once, with the trace of one after the other.
   */
  public Search on(DeviceName... names) {
    return new Search(
        space, strategy, estimator, objective, trials, seed, List.of(names), listeners);
  }

  /** Who is told how it goes on, instead of who was before. */
  public Search listener(StudyListener other) {
    return new Search(space, strategy, estimator, objective, trials, seed, devices, () -> other);
  }

  /**
   * Searches. An interrupt ends it early: every trial that ended is in the study, and the study
   * says that it was interrupted.
   *
   * @throws IllegalStateException when no estimator was said
   */
  public Study run() {
    Strategy.Session session = strategy.begin(space, seed);
    List<Trial> done = new ArrayList<>();
    boolean interrupted = false;
    StudyListener listener = listeners.get();
    try (Lanes<Estimator, Trial> lanes = new Lanes<>(estimators())) {
      listener.changed(study(done, false), false);
      try {
        while (!interrupted && begin(session, lanes, done.size())) {
          end(lanes.take(), session, done);
          listener.changed(study(done, false), false);
          interrupted = Thread.interrupted();
        }
      } catch (CancellationException stopped) {
        interrupted = true;
      }
      lanes.stop().forEach(trial -> end(trial, session, done));
    }
    Study study = study(done, interrupted);
    listener.changed(study, true);
    return study;
  }

  private List<Estimator> estimators() {
    Estimator judge = requireEstimator();
    return devices.isEmpty() ? judge.sideBySide(trials) : devices.stream().map(judge::on).toList();
  }

  /** Begins as many trials as there is room for; says whether there are any to wait for. */
  private boolean begin(Strategy.Session session, Lanes<Estimator, Trial> lanes, int ended) {
    while (ended + lanes.busy() < trials && mayAsk(session, lanes)) {
      Optional<Architecture> next = session.ask();
      if (next.isEmpty()) {
        break;
      }
      int number = ended + lanes.busy() + 1;
      lanes.begin(judge -> attempt(judge, next.get(), number));
    }
    return lanes.isBusy();
  }

  /** Named devices are all used; else the trace is that of one trial after the other. */
  private boolean mayAsk(Strategy.Session session, Lanes<Estimator, Trial> lanes) {
    if (session.ahead() > 0) {
      return lanes.hasRoom();
    }
    return !lanes.isBusy() || (!devices.isEmpty() && lanes.isFree());
  }

  private void end(Trial trial, Strategy.Session session, List<Trial> done) {
    done.add(trial);
    session.tell(trial.architecture(), score(trial), trial.evaluation());
  }

  private Estimator requireEstimator() {
    if (estimator == null) {
      throw new IllegalStateException(
          "This search does not say how architectures are judged: add"
              + " .estimator(train(glyphs()).epochs(3)).");
    }
    return estimator;
  }

  private Trial attempt(Estimator judge, Architecture architecture, int number) {
    long start = System.nanoTime();
    return Attempt.at(
        architecture,
        () -> tried(judge, architecture, number, start),
        failure -> failed(number, architecture, failure, start));
  }

  private Trial tried(Estimator judge, Architecture architecture, int number, long start) {
    Optional<String> broken = brokenBefore(architecture);
    if (broken.isPresent()) {
      return Trial.without(
          number, architecture, Trial.Status.INFEASIBLE, broken.get(), since(start));
    }
    Evaluation evaluation = judge.estimate(architecture, seed.split("trial", number));
    return judged(number, architecture, evaluation, since(start));
  }

  private static Trial failed(
      int number, Architecture architecture, RuntimeException failure, long start) {
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return Trial.without(number, architecture, Trial.Status.FAILED, reason, since(start));
  }

  private Trial judged(
      int number, Architecture architecture, Evaluation evaluation, Duration duration) {
    for (Constraint constraint : objective.constraints()) {
      double value = value(constraint.metric(), architecture, evaluation);
      if (!constraint.allows(value)) {
        return Trial.without(
            number, architecture, Trial.Status.INFEASIBLE, constraint.brokenBy(value), duration);
      }
    }
    double value = value(objective.metric(), architecture, evaluation);
    return Double.isNaN(value)
        ? Trial.without(
            number,
            architecture,
            Trial.Status.FAILED,
            objective.metric().name() + " is not a number",
            duration)
        : Trial.finished(number, architecture, value, evaluation, duration);
  }

  private static double value(Metric metric, Architecture architecture, Evaluation evaluation) {
    return metric instanceof Metric.Counted counted
        ? counted.cost().of(architecture.network())
        : evaluation.measure(metric.name());
  }

  private Optional<String> brokenBefore(Architecture architecture) {
    for (Constraint constraint : objective.constraints()) {
      if (constraint.metric() instanceof Metric.Counted counted) {
        double value = counted.cost().of(architecture.network());
        if (!constraint.allows(value)) {
          return Optional.of(constraint.brokenBy(value));
        }
      }
    }
    return Optional.empty();
  }

  private double score(Trial trial) {
    return trial.isFinished() ? objective.score(trial.value()) : Double.NEGATIVE_INFINITY;
  }

  private Study study(List<Trial> done, boolean interrupted) {
    return new Study(toString(), objective, seed, trials, done, interrupted);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** In one line: strategy, estimator, objective, trials and seed. */
  @Override
  public String toString() {
    return strategy
        + ", "
        + estimator
        + ", "
        + objective
        + ", "
        + trials
        + " trials, seed "
        + seed.value()
        + (devices.isEmpty() ? "" : ", on " + devices);
  }
}
