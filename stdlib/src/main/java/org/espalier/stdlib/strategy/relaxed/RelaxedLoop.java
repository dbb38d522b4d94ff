package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.stopping.Stop;
import org.jspecify.annotations.Nullable;

/**
 * The loop of all differentiable searches, and the only one. In each epoch: what the schedule has
 * for its beginning; for each training minibatch an architecture step, if one is due, and a weight
 * step (in one-level searches the other way round, from one pass); what the schedule has for its
 * end; a row of the trace; a checkpoint, if its validation loss is finite; the stopping rule.
 *
 * <p>An interrupt ends it between two passes and keeps everything that was finished. The same
 * search, supernet and seed give the same trace.
 */
public final class RelaxedLoop {
  private final RelaxedSearch search;
  private final SearchSpace space;
  private final Supernet supernet;
  private final Seed seed;
  private final SearchListener listener;
  private final SearchState state;
  private final List<TraceRow> rows = new ArrayList<>();
  private @Nullable Checkpoint last;

  private RelaxedLoop(
      RelaxedSearch search,
      SearchSpace space,
      Supernet supernet,
      Seed seed,
      SearchListener listener) {
    this.search = search;
    this.space = space;
    this.supernet = supernet;
    this.seed = seed;
    this.listener = listener;
    CompositionRules.check(search, supernet);
    this.state = new SearchState(search, supernet, seed);
  }

  /**
   * Runs a search from its beginning.
   *
   * @param supernet of the space, with fresh weights; it stays open
   * @throws IllegalArgumentException when parts do not fit, see {@link RelaxedSearch#check}
   * @throws SearchException when a loss, or at the end of an epoch a weight or an architecture
   *     parameter, is not a finite number
   */
  public static SearchResult run(
      RelaxedSearch search,
      SearchSpace space,
      Supernet supernet,
      Seed seed,
      SearchListener listener) {
    return new RelaxedLoop(search, space, supernet, seed, listener).run();
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws IllegalArgumentException when the checkpoint belongs to another space, seed,
   *     composition or setting
   */
  public static SearchResult resume(
      Checkpoint checkpoint,
      RelaxedSearch search,
      SearchSpace space,
      Supernet supernet,
      Seed seed,
      SearchListener listener) {
    checkpoint.requireFor(search, space, supernet.setting(), seed.value());
    RelaxedLoop loop = new RelaxedLoop(search, space, supernet, seed, listener);
    checkpoint.restore(loop.state);
    loop.rows.addAll(checkpoint.rows());
    loop.last = checkpoint;
    return loop.run();
  }

  private SearchResult run() {
    try {
      SearchResult result = epochs();
      listener.ended(result);
      return result;
    } catch (CancellationException stopped) {
      SearchResult result =
          result(Math.max(0, rows.size() - 1), "interrupted", /* interrupted= */ true);
      listener.ended(result);
      return result;
    } finally {
      state.velocity().close();
    }
  }

  private SearchResult epochs() {
    while (rows.size() < search.epochs()) {
      Optional<Stop> stop = rows.isEmpty() ? Optional.empty() : search.stopping().after(rows);
      if (stop.isPresent()) {
        return result(stop.get().snapshot(), stop.get().reason(), /* interrupted= */ false);
      }
      epoch(rows.size());
    }
    Optional<Stop> stop = search.stopping().after(rows);
    return result(
        stop.map(Stop::snapshot).orElse(rows.size() - 1),
        stop.map(Stop::reason).orElse("all epochs done"),
        /* interrupted= */ false);
  }

  private void epoch(int epoch) {
    long began = System.nanoTime();
    state.begin(epoch);
    Batches training = batches(Part.TRAINING, epoch);
    Batches validation = batches(Part.VALIDATION, epoch);
    Tally tally = new Tally();
    Tally terms = new Tally();
    Tally figures = new Tally();
    Mixing mixed = state.draw().mixing();
    for (int step = 0; step < training.steps(); step++) {
      mixed = iteration(epoch, step, training, validation, tally, terms, figures);
      listener.step(epoch, step + 1, training.steps(), tally.mean("train"));
    }
    state.end();
    requireFiniteNumbers(epoch);
    rows.add(
        new RowWriter(state, space)
            .row(mixed, tally, terms.means(), figures.means(), (System.nanoTime() - began) / 1e9));
    // Weights that ran away in the last step show here first; they must not replace good ones.
    if (Double.isFinite(rows.get(rows.size() - 1).validationLoss())) {
      last = Checkpoint.of(state, space, seed.value(), rows);
      listener.checkpoint(last);
    }
    listener.epoch(result(rows.size() - 1, "running", /* interrupted= */ false));
  }

  private Batches batches(Part part, int epoch) {
    int size = (int) state.number(Quantity.BATCH_SIZE, Course.constant(search.batchSize()));
    int count = Math.max(1, supernet.examples(part));
    double cutout = state.number(Quantity.CUTOUT, Course.constant(1));
    return new Batches(part, count, size, seed, epoch, supernet.consecutive(), cutout);
  }

  private Mixing iteration(
      int epoch,
      int step,
      Batches training,
      Batches validation,
      Tally tally,
      Tally terms,
      Tally figures) {
    if (Thread.interrupted()) {
      throw new CancellationException("The search was interrupted.");
    }
    Minibatch batch = training.next();
    ArchitectureStep.Level level = search.architectureStep().level();
    boolean due = level != ArchitectureStep.Level.NONE && state.architectureDue(step);
    if (due && level == ArchitectureStep.Level.BILEVEL) {
      note(
          search
              .architectureStep()
              .step(
                  state,
                  new ArchitectureStep.Occasion(
                      batch, Optional.of(validation.next()), Optional.empty())),
          epoch,
          step,
          tally,
          terms,
          figures);
    }
    boolean both = due && level == ArchitectureStep.Level.ONE_LEVEL;
    By by = both ? By.BOTH : By.WEIGHTS;
    Pass pass = search.weightStep().step(state, batch, by);
    requireFinite("training", pass.loss(), epoch, step);
    tally.add("train", pass.loss());
    tally.add("weights", pass.gradientNorm());
    if (both) {
      note(
          search
              .architectureStep()
              .step(
                  state, new ArchitectureStep.Occasion(batch, Optional.empty(), Optional.of(pass))),
          epoch,
          step,
          tally,
          terms,
          figures);
    }
    return pass.drawn().mixing(by);
  }

  private void note(
      ArchitectureStep.Outcome outcome,
      int epoch,
      int step,
      Tally tally,
      Tally terms,
      Tally figures) {
    requireFinite("architecture", outcome.loss(), epoch, step);
    tally.add("architecture", outcome.loss());
    tally.add("parameters", outcome.gradientNorm());
    terms.addAll(outcome.terms());
    figures.addAll(outcome.figures());
  }

  private void requireFinite(String which, double loss, int epoch, int step) {
    if (!Double.isFinite(loss)) {
      throw ranAway("the " + which + " loss is " + loss + " at step " + (step + 1), epoch);
    }
  }

  /** No loss has to read a number that the last step spoilt, or that no path leads to. */
  private void requireFiniteNumbers(int epoch) {
    for (String label : state.parameters().labels()) {
      if (!finite(state.parameters().get(label))) {
        throw ranAway(
            "an architecture parameter of '" + label + "' is no number at the end", epoch);
      }
    }
    for (WeightVector vector : List.of(supernet.weights(), supernet.statistics())) {
      if (!finite(vector.numbers())) {
        String array =
            vector.names().stream()
                .filter(name -> !finite(vector.over(List.of(name)).numbers()))
                .findFirst()
                .orElseThrow();
        throw ranAway("'" + array + "' holds what is no number at the end", epoch);
      }
    }
  }

  private static boolean finite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  private SearchException ranAway(String what, int epoch) {
    return new SearchException(
        String.format(
            Locale.ROOT,
            "%s: %s of epoch %d (counted from 1). The weights have run away; try a smaller %s than"
                + " %s or a tighter clip. %s",
            search.name(),
            what,
            epoch + 1,
            Quantity.WEIGHT_RATE,
            state.number(Quantity.WEIGHT_RATE),
            last == null
                ? "No epoch was finished."
                : "The checkpoint after epoch " + last.epochs() + " is kept."),
        Optional.ofNullable(last));
  }

  private SearchResult result(int snapshot, String reason, boolean interrupted) {
    return new SearchResult(
        space,
        search,
        seed.value(),
        rows,
        snapshot,
        reason,
        interrupted,
        Optional.ofNullable(last));
  }
}
