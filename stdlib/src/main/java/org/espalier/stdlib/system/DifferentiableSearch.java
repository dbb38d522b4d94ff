package org.espalier.stdlib.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.NotEnoughMemoryException;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.exchange.CheckpointFile;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchException;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.picture.LiveSearch;
import org.espalier.stdlib.supernet.CompiledSupernet;
import org.espalier.stdlib.supernet.Examples;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Training;
import org.jspecify.annotations.Nullable;

/**
 * A composition with a space, data and a place to run. Immutable: each setting gives another value;
 * {@link #run} runs it.
 */
public final class DifferentiableSearch {
  private final SearchSpace space;
  private final RelaxedSearch search;
  private final @Nullable Material material;
  private final OptionalDouble held;
  private final Augmentation augmentation;
  private final Seed seed;
  private final @Nullable EngineChoice choice;
  private final Precision precision;
  private final Supplier<SearchListener> listeners;
  private final Optional<Checkpoint> checkpoint;
  private final Optional<Path> keptIn;
  private final Optional<Path> resumed;
  private final UnaryOperator<Training> evaluation;

  private DifferentiableSearch(Draft draft) {
    this.space = draft.space;
    this.search = draft.search;
    this.material = draft.material;
    this.held = draft.held;
    this.augmentation = draft.augmentation;
    this.seed = draft.seed;
    this.choice = draft.choice;
    this.precision = draft.precision;
    this.listeners = draft.listeners;
    this.checkpoint = draft.checkpoint;
    this.keptIn = draft.keptIn;
    this.resumed = draft.resumed;
    this.evaluation = draft.evaluation;
  }

  /** A search; the data are still to be said. Checks that its parts fit. */
  public static DifferentiableSearch of(SearchSpace space, RelaxedSearch search) {
    return new DifferentiableSearch(new Draft(space, search.check()));
  }

  /** What is learned from and judged by. */
  public DifferentiableSearch on(DataSet images) {
    return with(draft -> draft.material = new Material.Images(images));
  }

  /** Likewise a text, of which a recurrent network says at each symbol which comes next. */
  public DifferentiableSearch on(TextSet text) {
    return with(draft -> draft.material = new Material.Words(text));
  }

  /** Passes over the training part. */
  public DifferentiableSearch epochs(int count) {
    return composition(composed -> composed.epochs(count));
  }

  /** Images per step, or places at which a text is read at once. */
  public DifferentiableSearch batchSize(int size) {
    return composition(composed -> composed.batchSize(size));
  }

  /** The step size of the weights, from the first epoch to the last by a cosine. */
  public DifferentiableSearch learningRate(double first, double last) {
    return composition(
        composed -> composed.schedule(composed.schedule().weightRate(Course.cosine(first, last))));
  }

  /** The step size of the architecture parameters. */
  public DifferentiableSearch architectureRate(double rate) {
    return composition(
        composed -> composed.schedule(composed.schedule().architectureRate(Course.constant(rate))));
  }

  /** The first epochs train weights only. */
  public DifferentiableSearch warmUp(int epochs) {
    return composition(composed -> composed.schedule(composed.schedule().warmUp(epochs)));
  }

  /** Other parts. */
  public DifferentiableSearch composition(UnaryOperator<RelaxedSearch> change) {
    return with(draft -> draft.search = change.apply(draft.search).check());
  }

  /**
   * Which share of the training part architecture parameters learn from; default half of all
   * images, or the last tenth of a text.
   */
  public DifferentiableSearch held(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "held(" + share + "): must be a share of the training part in (0, 1), such as 0.5.");
    }
    return with(draft -> draft.held = OptionalDouble.of(share));
  }

  /** How images are varied; default not at all. */
  public DifferentiableSearch augmentation(Augmentation other) {
    return with(draft -> draft.augmentation = other);
  }

  /** Where randomness begins; default 0. */
  public DifferentiableSearch seed(long value) {
    return with(draft -> draft.seed = new Seed(value));
  }

  /** On another device, the engine as it is. */
  public DifferentiableSearch on(DeviceName device) {
    return engine(engine().on(device));
  }

  /** Another engine or device than the default. */
  public DifferentiableSearch engine(EngineChoice other) {
    return with(draft -> draft.choice = other);
  }

  /** Another precision; default single. */
  public DifferentiableSearch precision(Precision other) {
    return with(draft -> draft.precision = other);
  }

  /**
   * Who is told how it goes on, instead of who was before; by default the screen in use, see {@link
   * LiveSearch}.
   */
  public DifferentiableSearch listener(SearchListener other) {
    return listeners(() -> other);
  }

  /** Shows nothing while it runs. */
  public DifferentiableSearch quiet() {
    return listener(SearchListener.NONE);
  }

  /** Likewise, somebody new for each run. */
  public DifferentiableSearch listeners(Supplier<SearchListener> other) {
    return with(draft -> draft.listeners = other);
  }

  /**
   * Goes on from a checkpoint of the same space, data, composition, seed, engine and precision. The
   * trace is, bit for bit, that of a search that was never interrupted.
   */
  public DifferentiableSearch from(Checkpoint other) {
    return with(
        draft -> {
          draft.checkpoint = Optional.of(other);
          draft.resumed = Optional.empty();
        });
  }

  /**
   * Writes a checkpoint to a file after each epoch, each over the one before: about 8 bytes for
   * each weight. Folders are made. A file that is there already is never written over, unless this
   * search goes on from it.
   *
   * @param file such as {@code Path.of("darts.checkpoint")}
   */
  public DifferentiableSearch checkpoints(Path file) {
    return with(draft -> draft.keptIn = Optional.of(file));
  }

  /**
   * Goes on from a file that {@link #checkpoints} wrote, as {@link #from} does, and writes its own
   * checkpoints there, unless {@link #checkpoints} names another file. It is read when the search
   * {@link #run}s.
   */
  public DifferentiableSearch resume(Path file) {
    return with(
        draft -> {
          draft.resumed = Optional.of(file);
          draft.checkpoint = Optional.empty();
          draft.keptIn = draft.keptIn.or(() -> Optional.of(file));
        });
  }

  private DifferentiableSearch with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new DifferentiableSearch(draft);
  }

  /** How what is found is trained, by {@link FoundArchitecture#evaluation}. */
  public DifferentiableSearch evaluatedBy(UnaryOperator<Training> recipe) {
    return with(draft -> draft.evaluation = recipe);
  }

  /** The recipe, on the search's data and engine. */
  Training evaluation() {
    return evaluation.apply(training());
  }

  /** What DARTS trains by, without what keeps a network from learning by heart. */
  Training training() {
    return requireData().training().seed(seed.split("retrain")).engine(engine());
  }

  /** The parts. */
  public RelaxedSearch composition() {
    return search;
  }

  /** The space. */
  public SearchSpace space() {
    return space;
  }

  /**
   * Searches. An interrupt ends it early and keeps every epoch that ended; {@link #from} and {@link
   * #resume} go on with it.
   *
   * @throws IllegalStateException when no data were said
   * @throws IllegalArgumentException when a checkpoint is not this search's or cannot be read, or
   *     none can be written
   * @throws SearchException when a loss is not finite, or memory runs out after the first epoch,
   *     with the last good checkpoint
   * @throws NotEnoughMemoryException when memory runs out before there is a checkpoint
   */
  public FoundArchitecture run() {
    Examples examples = examples(requireData());
    Optional<Checkpoint> begin = resumed.isPresent() ? resumed.map(this::read) : checkpoint;
    Optional<CheckpointKeeper> keeper = keptIn.map(CheckpointKeeper::new);
    keeper.ifPresent(writes -> writes.requireRoom(begin));
    SearchListener listener = listeners.get();
    LastCheckpoint last = new LastCheckpoint(begin);
    SearchListener told = last.and(listener);
    SearchListener all = keeper.map(writes -> writes.and(told)).orElse(told);
    try {
      return run(examples, begin, all, last);
    } catch (SearchException failure) {
      throw keeper.map(writes -> writes.located(failure)).orElse(failure);
    }
  }

  private FoundArchitecture run(
      Examples examples, Optional<Checkpoint> begin, SearchListener all, LastCheckpoint last) {
    try (CompiledSupernet supernet =
        CompiledSupernet.open(space, examples, engine(), precision, seed)) {
      SearchResult result =
          begin.isPresent()
              ? RelaxedLoop.resume(begin.get(), search, space, supernet, seed, all)
              : RelaxedLoop.run(search, space, supernet, seed, all);
      return new FoundArchitecture(this, result);
    } catch (NotEnoughMemoryException shortage) {
      throw last.with(shortage);
    } catch (OutOfMemoryError full) {
      throw last.with(NotEnoughMemoryException.of(full, search.name() + " took all there was."));
    }
  }

  private Checkpoint read(Path file) {
    try {
      return CheckpointFile.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "resume("
              + file
              + "): "
              + e.getMessage()
              + " Name a file that checkpoints(...) wrote, or begin anew without resume.",
          e);
    }
  }

  private Examples examples(Material data) {
    return search.architectureStep().level() == ArchitectureStep.Level.BILEVEL
        ? data.cut(space, held.orElse(data.held()), augmentation, seed)
        : data.together(space, augmentation);
  }

  Material requireData() {
    if (material == null) {
      throw new IllegalStateException(
          search.name()
              + " has nothing to learn from: add "
              + (space.states() > 0 ? ".on(babble())." : ".on(glyphs())."));
    }
    return material;
  }

  /** The settings that its composition knows nothing of, by name. */
  Map<String, String> around() {
    Map<String, String> around = new LinkedHashMap<>();
    around.put("data", material == null ? "none" : material.name());
    if (search.architectureStep().level() == ArchitectureStep.Level.BILEVEL && material != null) {
      around.put("held for the architecture", String.valueOf(held.orElse(material.held())));
    }
    around.put("augmentation", augmentation.toString());
    around.put("engine", engine().toString());
    around.put("precision", precision.name().toLowerCase(Locale.ROOT));
    return around;
  }

  Seed seed() {
    return seed;
  }

  EngineChoice engine() {
    return choice == null ? Engines.defaultChoice() : choice;
  }

  /** In one line. */
  @Override
  public String toString() {
    return search + ", seed " + seed.value();
  }

  /** Settings while they change. */
  private static final class Draft {
    private final SearchSpace space;
    private RelaxedSearch search;
    private @Nullable Material material;
    private OptionalDouble held = OptionalDouble.empty();
    private Augmentation augmentation = Augmentation.none();
    private Seed seed = new Seed(0);
    private @Nullable EngineChoice choice;
    private Precision precision = Precision.SINGLE;
    private Supplier<SearchListener> listeners = LiveSearch::onCurrentScreen;
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private Optional<Path> keptIn = Optional.empty();
    private Optional<Path> resumed = Optional.empty();
    private UnaryOperator<Training> evaluation = Training::dartsEvaluation;

    private Draft(SearchSpace space, RelaxedSearch search) {
      this.space = space;
      this.search = search;
    }

    private Draft(DifferentiableSearch from) {
      this.space = from.space;
      this.search = from.search;
      this.material = from.material;
      this.held = from.held;
      this.augmentation = from.augmentation;
      this.seed = from.seed;
      this.choice = from.choice;
      this.precision = from.precision;
      this.listeners = from.listeners;
      this.checkpoint = from.checkpoint;
      this.keptIn = from.keptIn;
      this.resumed = from.resumed;
      this.evaluation = from.evaluation;
    }
  }
}
