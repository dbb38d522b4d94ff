package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.supernet.CompiledSupernet;
import org.espalier.stdlib.supernet.Examples;
import org.espalier.stdlib.supernet.ImageExamples;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Stripes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every differentiable system keeps to, on a small cell of DARTS (2 nodes, 4 channels, 3
 * cells, 8x8 images); a system's own test extends this and says which one.
 */
@ExtendWith(OneThread.class)
abstract class SystemConformance extends FormulaConformance {
  private static final Map<Class<?>, First> FIRST = new ConcurrentHashMap<>();

  /** What a search of one epoch came to. */
  private record First(FoundArchitecture found, List<String> heard) {}

  /** The space of these tests. */
  static final SearchSpace SPACE = SameTrace.cells(SameTrace.SIZES);

  /** Where these tests run. */
  EngineChoice engine() {
    return EngineChoice.mxnet();
  }

  /** How many candidate operations run in one weight and architecture step, on three cells. */
  abstract long operationCallsPerStep();

  /** What an epoch's operations come to; systems that also measure at its end count those. */
  void requireCalls(long calls, long ofSteps) {
    assertThat(calls).isEqualTo(ofSteps);
  }

  /** Enough for two steps an epoch where half is held out, four otherwise. */
  DifferentiableSearch on(DifferentiableSearch search) {
    return search.on(new Stripes(32)).batchSize(8);
  }

  /** One batch of each part. */
  Examples examples(boolean cut, Seed seed) {
    return cut
        ? ImageExamples.cut(new Stripes(32), 0.5, Augmentation.none(), seed)
        : ImageExamples.together(new Stripes(16), Augmentation.none());
  }

  /** Another space that reads the same. */
  SearchSpace other() {
    return Spaces.darts(
        Spaces.sizes("darts").channels(8).layers(3).classes(2).image(Language.image(1, 8, 8)));
  }

  DifferentiableSearch search() {
    return on(SameTrace.search(space(), composition())).engine(engine());
  }

  /**
   * A search of one epoch, with what its listener heard. It is run once for all tests of a system
   * that only look at it.
   */
  private First first() {
    return FIRST.computeIfAbsent(
        getClass(),
        fresh -> {
          List<String> heard = new ArrayList<>();
          SearchListener listener =
              new SearchListener() {
                @Override
                public void epoch(SearchResult soFar) {
                  heard.add("epoch " + soFar.rows().size());
                }

                @Override
                public void ended(SearchResult result) {
                  heard.add("ended");
                }
              };
          return new First(search().epochs(1).listener(listener).run(), heard);
        });
  }

  /** The rows of a search, but for their time and their system's name. */
  static List<TraceRow> rows(RelaxedSearch composition, UnaryOperator<DifferentiableSearch> more) {
    DifferentiableSearch search = SameTrace.search(SPACE, composition.named("system"));
    return timeless(more.apply(search.engine(EngineChoice.mxnet())).run().trace());
  }

  static List<TraceRow> timeless(List<TraceRow> rows) {
    return rows.stream().map(TraceRow::timeless).toList();
  }

  @Test
  void theSameSeedLeavesTheSameTraceAndAnInterruptedSearchGoesOnBitForBit() {
    SearchListener interrupting =
        new SearchListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            if (epoch == 1 && step == 1) {
              Thread.currentThread().interrupt();
            }
          }
        };
    FoundArchitecture whole = search().run();
    FoundArchitecture half = search().listener(interrupting).run();
    assertThat(half.result().interrupted()).isTrue();
    assertThat(half.trace()).hasSize(1);
    assertThat(half.derive().architecture()).isNotNull();
    FoundArchitecture resumed =
        search().listener(SearchListener.NONE).from(half.checkpoint()).run();
    assertThat(timeless(resumed.trace())).isEqualTo(timeless(whole.trace()));
    assertThat(whole.trace()).hasSize(SameTrace.EPOCHS);
    assertThat(whole.derive().architecture().toString())
        .isEqualTo(whole.trace().get(SameTrace.EPOCHS - 1).architecture());
  }

  @Test
  void anotherSeedLeavesAnotherTrace() {
    assertThat(timeless(first().found().trace()))
        .isNotEqualTo(timeless(search().epochs(1).seed(6).run().trace()));
  }

  @Test
  void asManyOperationsRunAsTheSystemSays() {
    TraceRow row = first().found().trace().get(0);
    long steps = search().composition().architectureStep().level().name().equals("BILEVEL") ? 2 : 4;
    requireCalls(row.operationCalls(), steps * operationCallsPerStep());
  }

  /** After a single step of each kind, so that nothing else could have told. */
  private long parameters(@Nullable Part relabelled) {
    RelaxedSearch composition = composition().epochs(1).batchSize(16);
    Seed seed = new Seed(5);
    Examples examples =
        new Relabelled(
            examples(
                composition.architectureStep().level() == ArchitectureStep.Level.BILEVEL, seed),
            relabelled);
    try (CompiledSupernet supernet =
        CompiledSupernet.open(space(), examples, engine(), Precision.SINGLE, seed)) {
      return RelaxedLoop.run(composition, space(), supernet, seed, SearchListener.NONE)
          .trace()
          .get(0)
          .parameters();
    }
  }

  @Test
  void architectureStepsSeeTheLabelsThatTheyDeclareAndNoOthers() {
    ArchitectureStep step = composition().architectureStep();
    boolean held = step.level() == ArchitectureStep.Level.BILEVEL;
    long asTheyAre = parameters(null);
    if (held) {
      assertThat(parameters(Part.VALIDATION)).isNotEqualTo(asTheyAre);
    }
    if (held && !step.looksAhead()) {
      assertThat(parameters(Part.TRAINING)).isEqualTo(asTheyAre);
    } else {
      assertThat(parameters(Part.TRAINING)).isNotEqualTo(asTheyAre);
    }
  }

  /** Very few of each part, for double precision. */
  Examples few() {
    return bilevel()
        ? ImageExamples.cut(new Stripes(8), 0.5, Augmentation.none(), new Seed(5))
        : ImageExamples.together(new Stripes(4), Augmentation.none());
  }

  /** On PyTorch in double precision. */
  final CompiledSupernet exact(SearchSpace space) {
    return CompiledSupernet.open(
        space, few(), EngineChoice.pytorch(), Precision.DOUBLE, new Seed(5));
  }

  @Test
  void gradientsOfTheNetworkAreDifferencesInDoublePrecision() {
    try (CompiledSupernet supernet = exact(space())) {
      requireSlopes(supernet, 1e-7, 1e-6);
    }
  }

  @Test
  void aCheckpointOfAnotherSpaceIsRefusedWithBoth() {
    Checkpoint checkpoint = first().found().checkpoint();
    SearchSpace other = other();
    assertThatThrownBy(
            () ->
                on(DifferentiableSearch.of(other, composition()))
                    .listener(SearchListener.NONE)
                    .from(checkpoint)
                    .run())
        .hasMessageContaining(space().fingerprint())
        .hasMessageContaining(other.fingerprint());
  }

  @Test
  void listenersHearEachEpochAndTheEnd() {
    assertThat(first().heard()).containsExactly("epoch 1", "ended");
  }
}
