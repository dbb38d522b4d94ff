package org.espalier.stdlib.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.objective.Objective;

/**
 * What a search has tried; immutable.
 *
 * @param description what was searched and how, as typed
 * @param objective what made a trial better
 * @param seed where its randomness began
 * @param planned how many trials it was to have
 * @param trials those that ended, in order
 * @param interrupted whether somebody stopped it before its end
 */
public record Study(
    String description,
    Objective objective,
    Seed seed,
    int planned,
    List<Trial> trials,
    boolean interrupted) {
  /** Copies. */
  public Study {
    trials = List.copyOf(trials);
  }

  /** The trials that have a value. */
  public List<Trial> finished() {
    return trials.stream().filter(Trial::isFinished).toList();
  }

  /**
   * The best trial; of equals the first.
   *
   * @throws NoSuchElementException when no trial finished, with why
   */
  public Trial best() {
    return finished().stream().min(bestFirst()).orElseThrow(this::nothingFinished);
  }

  /** The best trials, best first, at most so many; each architecture once. */
  public List<Trial> best(int count) {
    List<Trial> best = new ArrayList<>();
    finished().stream()
        .sorted(bestFirst())
        .filter(
            trial -> best.stream().noneMatch(b -> b.architecture().equals(trial.architecture())))
        .limit(count)
        .forEach(best::add);
    return best;
  }

  private Comparator<Trial> bestFirst() {
    return Comparator.<Trial>comparingDouble(trial -> objective.score(trial.value()))
        .reversed()
        .thenComparingInt(Trial::number);
  }

  private NoSuchElementException nothingFinished() {
    String why =
        trials.isEmpty()
            ? "no trial ended"
            : "none of its "
                + trials.size()
                + " trials has a value; the last: "
                + trials.get(trials.size() - 1);
    return new NoSuchElementException("This study has no best trial: " + why + ".");
  }

  /** The best value after each trial; not a number before the first that finished. */
  public double[] bestSoFar() {
    double[] best = new double[trials.size()];
    double last = Double.NaN;
    for (int i = 0; i < best.length; i++) {
      double value = trials.get(i).value();
      boolean better = Double.isNaN(last) || objective.score(value) > objective.score(last);
      last = better ? value : last;
      best[i] = last;
    }
    return best;
  }

  /** A line on how far it came. */
  @Override
  public String toString() {
    long failed = trials.stream().filter(t -> t.status() == Trial.Status.FAILED).count();
    long infeasible = trials.stream().filter(t -> t.status() == Trial.Status.INFEASIBLE).count();
    String best = finished().isEmpty() ? "nothing finished" : "best " + best();
    return trials.size()
        + " of "
        + planned
        + " trials"
        + (failed > 0 ? ", " + failed + " failed" : "")
        + (infeasible > 0 ? ", " + infeasible + " infeasible" : "")
        + (interrupted ? ", interrupted" : "")
        + "; "
        + best;
  }
}
