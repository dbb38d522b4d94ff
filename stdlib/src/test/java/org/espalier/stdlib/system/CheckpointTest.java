package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.cell;
import static org.espalier.dsl.Language.ops;
import static org.espalier.dsl.Operations.MAX_POOL_3X3;
import static org.espalier.dsl.Operations.NONE;
import static org.espalier.dsl.Operations.SEP_CONV_3X3;
import static org.espalier.dsl.Operations.SKIP_CONNECT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.NotEnoughMemoryException;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.exchange.CheckpointFile;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchException;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Stripes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches that are written to a file after each epoch, and go on from it; on MXNet. */
@ExtendWith(OneThread.class)
final class CheckpointTest {
  private static final SearchSpace SPACE = SystemConformance.SPACE;

  @TempDir Path folder;

  private static DifferentiableSearch search(SearchSpace space, RelaxedSearch composition) {
    return DifferentiableSearch.of(space, composition)
        .on(new Stripes(32))
        .batchSize(8)
        .epochs(3)
        .seed(5)
        .engine(EngineChoice.mxnet());
  }

  /** One step in each epoch. */
  private static DifferentiableSearch first() {
    return search(SPACE, new Darts(SPACE, 1).composition()).on(new Stripes(16));
  }

  private static SearchListener interruptingIn(int wanted) {
    return new SearchListener() {
      @Override
      public void step(int epoch, int step, int steps, double loss) {
        if (epoch == wanted && step == 1) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private Path file() {
    return folder.resolve("deep/search.checkpoint");
  }

  /** A checkpoint after one epoch. */
  private Path kept() {
    FoundArchitecture half = first().checkpoints(file()).listener(interruptingIn(1)).run();
    assertThat(half.result().interrupted()).isTrue();
    return file();
  }

  private static List<TraceRow> timeless(FoundArchitecture found) {
    return found.trace().stream().map(TraceRow::timeless).toList();
  }

  static Stream<DifferentiableSearch> searches() {
    SearchSpace noisy = Spaces.dartsS4(SameTrace.SIZES);
    return Stream.of(
        search(SPACE, new Darts(SPACE, 1).composition())
            .augmentation(new Augmentation(1, /* flip= */ true)),
        search(SPACE, new Darts(SPACE, 2).composition()),
        search(noisy, new Darts(noisy, 1).composition()),
        search(SPACE, new Sgas(SPACE).composition()));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void anInterruptedSearchGoesOnFromItsFileBitForBit(DifferentiableSearch asked) {
    DifferentiableSearch search = asked.epochs(2);
    FoundArchitecture whole = search.run();
    FoundArchitecture part = search.checkpoints(file()).listener(interruptingIn(1)).run();
    assertThat(part.result().interrupted()).isTrue();
    assertThat(timeless(part)).isEqualTo(timeless(whole).subList(0, 1));
    FoundArchitecture resumed = search.resume(file()).run();
    assertThat(timeless(resumed)).isEqualTo(timeless(whole));
    assertThat(resumed.derive().architecture()).isEqualTo(whole.derive().architecture());
  }

  private static final TwoInputCell CELL =
      cell("normal")
          .inputs(2)
          .nodes(2)
          .keep(2, ops(NONE, SKIP_CONNECT, SEP_CONV_3X3, MAX_POOL_3X3));

  private static SearchSpace small(Sizes sizes, TwoInputCell cell) {
    return GenotypeNetwork.around(sizes, cell, cell.named("reduce"));
  }

  private static SearchSpace partial(int parts) {
    return small(SameTrace.SIZES.channels(8), CELL.mixing(Language.partialChannels(parts)));
  }

  /** Two epochs, another supernet, and two more: deeper with fresh weights, or wider. */
  static Stream<DifferentiableSystem> rebuilding() {
    return Stream.of(
        new ProgressiveDarts(small(SameTrace.SIZES, CELL), small(SameTrace.SIZES.layers(4), CELL))
            .keep(4, 2)
            .stage(2, 0),
        new DrNas(partial(4)).keep(2).stage(2, 0).wider(partial(2)));
  }

  /** From before the rebuilding, from just before it is due, and from behind it. */
  @ParameterizedTest
  @MethodSource("rebuilding")
  void aSearchWhoseSupernetIsRebuiltGoesOnFromEachOfItsFilesBitForBit(DifferentiableSystem system)
      throws IOException {
    DifferentiableSearch search = search(system.space(), system.composition()).epochs(4);
    SearchListener keeping =
        new SearchListener() {
          @Override
          public void checkpoint(Checkpoint checkpoint) {
            copy(file(), folder.resolve("after " + checkpoint.epochs()));
          }
        };
    FoundArchitecture whole = search.checkpoints(file()).listener(keeping).run();
    assertThat(whole.trace().get(2).events()).anyMatch(event -> event.contains("("));
    for (int epochs = 1; epochs <= 3; epochs++) {
      Path part = folder.resolve("after " + epochs);
      assertThat(CheckpointFile.read(part).built().isPresent()).isEqualTo(epochs == 3);
      FoundArchitecture resumed = search.listener(SearchListener.NONE).resume(part).run();
      assertThat(timeless(resumed)).isEqualTo(timeless(whole));
      assertThat(resumed.derive().architecture()).isEqualTo(whole.derive().architecture());
      assertThat(CheckpointFile.read(part).epochs()).isEqualTo(4);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aResumedSearchGoesOnWritingToItsFile() throws IOException {
    first().resume(kept()).run();
    assertThat(CheckpointFile.read(file()).epochs()).isEqualTo(3);
    assertThat(first().resume(file()).run().trace()).hasSize(3);
    assertThat(folder.resolve("deep").toFile().list()).containsExactly("search.checkpoint");
  }

  @Test
  void aResumedSearchMayWriteElsewhere() throws IOException {
    Path other = folder.resolve("other.checkpoint");
    byte[] before = Files.readAllBytes(kept());
    first().checkpoints(other).resume(file()).run();
    assertThat(CheckpointFile.read(other).epochs()).isEqualTo(3);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void oneThatIsInMemoryMayReplaceItsOlderSelfOnly() throws IOException {
    FoundArchitecture half = first().checkpoints(file()).listener(interruptingIn(1)).run();
    assertThat(half.search().listener(SearchListener.NONE).from(half.checkpoint()).run().trace())
        .hasSize(3);
    refused(
        first().checkpoints(file()).from(half.checkpoint())::run,
        "the checkpoint after epoch 3 of DARTS, order 1");
  }

  private void refused(ThrowingCallable asked, String... parts) throws IOException {
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(asked)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void anotherSearchsCheckpointIsNeverWrittenOver() throws IOException {
    kept();
    refused(
        first().seed(6).checkpoints(file())::run,
        "checkpoints(" + file() + ")",
        "the checkpoint after epoch 1 of DARTS, order 1",
        "seed 5",
        "resume(" + file() + ")",
        "name another file, or delete it");
    Files.writeString(file(), "my thesis");
    refused(first().checkpoints(file())::run, "which is no checkpoint");
  }

  @Test
  void aCheckpointOfAnotherSpaceSeedOrSettingIsRefusedWithBoth() throws IOException {
    Path kept = kept();
    SearchSpace wide =
        Spaces.darts(
            Spaces.sizes("darts").channels(8).layers(3).classes(2).image(Language.image(1, 8, 8)));
    refused(
        search(wide, new Darts(wide, 1).composition()).resume(kept)::run,
        SPACE.toString(),
        wide.toString(),
        wide.fingerprint());
    refused(first().seed(6).resume(kept)::run, "seed 5", "say seed(5)");
    refused(
        first().learningRate(0.1, 0).resume(kept)::run,
        "cosine(0.025, 0.001)",
        "cosine(0.1, 0.0)",
        "use the same settings");
    refused(
        first().engine(EngineChoice.pytorch()).resume(kept)::run,
        "made with engine MXNet on cpu",
        "engine PyTorch on cpu");
    refused(first().on(new Stripes(24)).resume(kept)::run, "use the same images");
    refused(first().held(0.25).resume(kept)::run, "use the same images");
    refused(
        first().augmentation(new Augmentation(2, false)).resume(kept)::run, "use the same images");
  }

  @Test
  void aFileThatIsCutDamagedOlderOrMissingIsRefusedWithItsNameAndWhatToDo() throws IOException {
    byte[] whole = Files.readAllBytes(kept());
    String todo = "Name a file that checkpoints(...) wrote, or begin anew";
    for (int length : new int[] {0, 7, 20, whole.length / 2, whole.length - 1}) {
      Files.write(file(), Arrays.copyOf(whole, length));
      refused(first().resume(file())::run, "resume(" + file() + ")", todo);
    }
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    Files.write(file(), damaged);
    refused(first().resume(file())::run, "damaged or cut off", todo);
    byte[] later = whole.clone();
    later[7] = 9;
    Files.write(file(), later);
    refused(first().resume(file())::run, "has version 9", "reads 1", todo);
    Path missing = folder.resolve("missing");
    assertThatThrownBy(first().resume(missing)::run)
        .hasMessageContainingAll("There is no " + missing, todo);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingRuns() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    SearchListener silent =
        new SearchListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            throw new AssertionError("It ran.");
          }
        };
    for (Path place : List.of(taken.resolve("search.checkpoint"), folder)) {
      assertThatThrownBy(first().listener(silent).checkpoints(place)::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(
              "checkpoints(" + place + ")", "nothing can be written there", "Name a file");
    }
    assertThat(Files.readString(taken)).isEqualTo("a file");
  }

  @Test
  void aPlaceThatIsLostOnTheWayStopsItWithTheCheckpointInHand() {
    SearchListener emptying =
        new SearchListener() {
          @Override
          public void epoch(SearchResult soFar) {
            try {
              Files.delete(file());
              Files.createDirectories(file().resolve("in the way"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    assertThatThrownBy(first().checkpoints(file()).listener(emptying)::run)
        .isInstanceOfSatisfying(
            SearchException.class,
            failure -> {
              Checkpoint last = failure.checkpoint().orElseThrow();
              assertThat(last.epochs()).isEqualTo(2);
              assertThat(first().from(last).run().trace()).hasSize(3);
            })
        .hasMessageContainingAll("after epoch 2", "could not be written to " + file(), "Make room");
  }

  @Test
  void aLossThatIsNoNumberLeavesTheLastGoodCheckpointInTheFile() throws IOException {
    DifferentiableSearch search =
        search(SPACE, new Darts(SPACE, 1).composition())
            .composition(
                composed ->
                    composed.schedule(
                        composed
                            .schedule()
                            .weightRate(
                                Course.named(
                                    "0.025, then 1e30",
                                    moment -> moment.epoch() == 0 ? 0.025 : 1e30))));
    assertThatThrownBy(search.checkpoints(file())::run)
        .isInstanceOfSatisfying(
            SearchException.class,
            failure -> assertThat(failure.checkpoint().orElseThrow().epochs()).isEqualTo(1))
        .hasMessageContainingAll(
            "of epoch 2 (counted from 1)",
            "at step",
            "try a smaller lr_w than 1.0E30",
            "The checkpoint after epoch 1 is kept. It lies in " + file());
    assertThat(CheckpointFile.read(file()).epochs()).isEqualTo(1);
  }

  private static SearchListener runningOutOfMemoryIn(int wanted, Throwable shortage) {
    return new SearchListener() {
      @Override
      public void step(int epoch, int step, int steps, double loss) {
        if (epoch == wanted && shortage instanceof Error full) {
          throw full;
        } else if (epoch == wanted) {
          throw NotEnoughMemoryException.or((RuntimeException) shortage, "A pass asked for 9 GB.");
        }
      }
    };
  }

  static Stream<Throwable> shortages() {
    return Stream.of(
        new IllegalStateException("CUDA: out of memory"), new OutOfMemoryError("Java heap space"));
  }

  @ParameterizedTest
  @MethodSource("shortages")
  void aLackOfMemoryLeavesTheLastCheckpointAndTheSearchGoesOnFromIt(Throwable shortage) {
    DifferentiableSearch search = first().checkpoints(file());
    assertThatThrownBy(search.listener(runningOutOfMemoryIn(1, shortage))::run)
        .isInstanceOfSatisfying(
            SearchException.class,
            failure -> {
              Checkpoint last = failure.checkpoint().orElseThrow();
              assertThat(last.epochs()).isEqualTo(1);
              assertThat(timeless(first().from(last).run())).isEqualTo(timeless(first().run()));
            })
        .hasCauseInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContainingAll(
            "There is not enough memory.",
            String.valueOf(shortage.getMessage()),
            "stopped in epoch 2 (counted from 1)",
            "The checkpoint after epoch 1 is kept: free memory and go on by from(...)",
            "It lies in " + file());
  }

  @Test
  void aLackOfMemoryInTheFirstEpochIsToldAsItIs() {
    Throwable shortage = new IllegalStateException("CUDA: out of memory");
    assertThatThrownBy(first().listener(runningOutOfMemoryIn(0, shortage))::run)
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessage(
            "There is not enough memory. A pass asked for 9 GB. (The engine: CUDA: out of memory)");
  }

  @Test
  void anInterruptBeforeTheFirstEpochEndedLeavesNoFile() {
    FoundArchitecture none = first().checkpoints(file()).listener(interruptingIn(0)).run();
    assertThat(none.trace()).isEmpty();
    assertThat(file()).doesNotExist();
    assertThatThrownBy(none::checkpoint).hasMessageContaining("No epoch ended");
  }
}
