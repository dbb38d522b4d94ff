package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.data.Babble;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.engine.WeightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OneThread.class)
final class TextFeedTest {
  private static final Text TEXT =
      Text.of("text", List.of("a", "b", "c"), 0, 1, 2, 0, 1, 1, 2, 2, 0, 1, 0);

  /** A network of so many steps with two nodes, for a vocabulary. */
  private static Graph network(int vocabulary, int width, int steps) {
    return Language.languageModel(vocabulary)
        .width(width)
        .steps(steps)
        .cell(Language.recurrentCell().nodes(2))
        .parse("Genotype(recurrent=[('tanh', 0), ('relu', 1)], concat=range(1, 3))")
        .network();
  }

  @Test
  void aWindowHasItsSymbolsAndWantedIsTheOneBehindEach() {
    TextFeed feed = new TextFeed(TEXT, network(3, 2, 3));
    assertThat(feed.windows()).isEqualTo(3);
    feed.load(0, 2);
    assertThat(feed.batch().count()).isEqualTo(2);
    assertThat(feed.batch().inputs().get(0)).containsExactly(0, 1, 2, 2, 2, 0);
    // Step after step, both rows of each: b and c, c and a, a and b.
    assertThat(feed.target(0)).containsExactly(1, 2, 2, 0, 0, 1);
    assertThat(feed.target(0.3))
        .hasSize(18)
        .startsWith(0.1f, 0.8f, 0.1f)
        .endsWith(0.1f, 0.8f, 0.1f);
  }

  static List<WeightStore> stores() {
    return List.of(
        WeightStore.create(EngineChoice.mxnet(), new Seed(4)),
        WeightStore.create(EngineChoice.pytorch(), new Seed(4)),
        WeightStore.create(EngineChoice.pytorch(), new Seed(4), Precision.DOUBLE));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void numbersOfSymbolsAreComparedAsOneHotProbabilitiesAre(WeightStore store) {
    Graph network = network(3, 2, 3);
    TextFeed feed = new TextFeed(TEXT, network);
    feed.load(0, 2);
    float[] oneHot = {0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0};
    try (store;
        Executable dense = Compiler.compile(network, store);
        Executable sparse = Compiler.compile(network, store, TextFeed.loss(0))) {
      double loss = dense.gradients(feed.batch(), oneHot, Mode.TRAINING);
      float[] table = dense.gradient("embedding/weight");
      List<float[]> states = dense.handedOn();
      assertThat(sparse.gradients(feed.batch(), feed.target(0), Mode.TRAINING))
          .isCloseTo(loss, within(1e-6));
      assertThat(sparse.gradient("embedding/weight")).containsExactly(table, within(1e-6f));
      assertThat(sparse.handedOn()).hasSameSizeAs(states);
      assertThat(sparse.handedOn().get(0)).containsExactly(states.get(0), within(1e-6f));
      assertThatThrownBy(() -> sparse.gradients(feed.batch(), oneHot, Mode.TRAINING))
          .hasMessageContaining("6")
          .hasMessageContaining("18");
    }
  }

  @Test
  void statesRunOnInTheirRowsAndBeginAnewElsewhere() {
    TextFeed feed = new TextFeed(TEXT, network(3, 2, 2));
    feed.load(0, 2);
    assertThat(feed.batch().inputs().get(1)).containsOnly(0);
    feed.handOn(List.of(new float[] {1, 2, 3, 4}));
    feed.load(1, 3);
    assertThat(feed.batch().inputs().get(1)).containsExactly(1, 2, 3, 4);
    // Again, and it begins as it did, with what the last pass hands on behind it.
    feed.handOn(List.of(new float[] {9, 9, 9, 9}));
    feed.load(1, 3);
    assertThat(feed.batch().inputs().get(1)).containsExactly(1, 2, 3, 4);
    feed.handOn(List.of(new float[] {5, 6, 7, 8}));
    feed.load(2, 1);
    assertThat(feed.batch().inputs().get(1)).containsExactly(5, 6, 0, 0);
  }

  /** One row: 399 symbols in windows of 7 or of 400 must be one text. */
  @Test
  void aTextIsAsLikelyInShortWindowsAsInOneBecauseStatesRunOn() {
    Text text = Primitives.babble().test(400).test();
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(4))) {
      Score whole = score(text, 399, 1, store);
      Score windows = score(text, 7, 1, store);
      assertThat(windows.count()).isEqualTo(399).isEqualTo(whole.count());
      assertThat(windows.loss()).isCloseTo(whole.loss(), within(1e-5));
      assertThat(windows.perplexity()).isCloseTo(Math.exp(windows.loss()), within(1e-12));
      // Rows begin without a memory, so more of them are something else.
      assertThat(score(text, 7, 20, store).loss()).isNotCloseTo(whole.loss(), within(1e-5));
      assertThat(score(text, 7, 20, store).count()).isEqualTo(399);
    }
  }

  private static Score score(Text text, int steps, int rows, WeightStore store) {
    try (Executable executable = Compiler.compile(network(12, 6, steps), store)) {
      return TextScoring.of(executable, text, rows);
    }
  }

  /** Knowing what follows each symbol alone comes to 6.6; the best of all to 2.34. */
  @Test
  void aRecurrentNetworkLearnsMoreThanTheLastSymbolTells() {
    Babble babble = Primitives.babble().train(10_000);
    Training training =
        Primitives.train(babble).epochs(4).batchSize(16).learningRate(6).clip(0.25).seed(3);
    try (TrainedNetwork trained = training.fit(network(12, 20, 8))) {
      assertThat(trained.validation().perplexity())
          .isLessThan(babble.perplexity(1))
          .isGreaterThan(babble.perplexity());
      assertThat(trained.test().perplexity()).isLessThan(babble.perplexity(1));
      assertThat(trained.on(babble.test())).isEqualTo(trained.test());
      assertThat(trained.toString())
          .startsWith("perplexity ")
          .contains("on babble validation, 4,000 symbols");
      assertThat(TrainingReport.of(trained.test()).toString()).contains("perplexity", "symbols");
      assertThatThrownBy(() -> trained.on(Primitives.glyphs().test()))
          .hasMessageContaining("learned from babble train")
          .hasMessageContaining("it cannot read glyphs test");
    }
  }

  @Test
  void networksThatDoNotFitAreRefusedWithWhatTheyDo() {
    Graph network = network(9, 2, 3);
    assertThatThrownBy(() -> Primitives.train(Primitives.babble()).fit(network))
        .hasMessageContaining("the scores of 12 symbols behind each")
        .hasMessageContaining("languageModel(12).cell(...)")
        .hasMessageContaining("yields 4 outputs from 9 to 2");
    assertThatThrownBy(() -> Primitives.train(Primitives.glyphs()).fit(network))
        .hasMessageContaining("A network for glyphs train");
    Graph images = Spaces.nasBench201().sample(new Seed(1)).network();
    assertThatThrownBy(() -> Primitives.train(Primitives.babble()).fit(images))
        .hasMessageContaining("reads symbols and states");
  }
}
