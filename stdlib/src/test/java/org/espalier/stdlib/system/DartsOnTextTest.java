package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.languageModel;
import static org.espalier.dsl.Language.recurrentCell;
import static org.espalier.stdlib.Primitives.babble;
import static org.espalier.stdlib.Primitives.darts;
import static org.espalier.stdlib.Primitives.glyphs;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.data.Babble;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.train.TrainedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recurrent cell is found in a language that nobody can guess without a memory. */
@ExtendWith(OneThread.class)
final class DartsOnTextTest {
  private static final Babble BABBLE = babble().symbols(6).states(8).ways(2).train(6_000);
  private static final SearchSpace SPACE =
      languageModel(6).width(12).steps(6).cell(recurrentCell().nodes(2));

  private static DifferentiableSearch search(int order) {
    return darts(SPACE).order(order).dropout(0, 0, 0).on(BABBLE).batchSize(16).seed(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aSearchLearnsTheLanguageAndItsCellLearnsItBetterThanTheLastSymbolTells(int order) {
    FoundArchitecture found = search(order).epochs(order == 1 ? 4 : 3).learningRate(4, 4).run();
    TraceRow last = found.trace().get(found.trace().size() - 1);
    assertThat(last.validationPerplexity())
        .isLessThan(BABBLE.perplexity(0))
        .isGreaterThan(BABBLE.perplexity());
    assertThat(last.entropy()).isLessThan(Math.log(5) - 1e-3);
    String cell = found.derive().architecture().toString();
    assertThat(SPACE.parse(cell)).hasToString(cell);
    assertThat(cell).startsWith("Genotype(recurrent=[('").doesNotContain("none");
    assertThat(found.derive().reasons()).hasSize(2).allMatch(r -> r.contains("keeps"));
    try (TrainedNetwork trained =
        found.retrain(training -> training.epochs(4).batchSize(16).learningRate(8))) {
      assertThat(trained.validation().perplexity()).isLessThan(BABBLE.perplexity(1));
      assertThat(trained.test().perplexity())
          .isLessThan(BABBLE.perplexity(1))
          .isGreaterThan(BABBLE.perplexity());
    }
  }

  /** What a supernet without learning is judged at: no better than knowing how often each comes. */
  @Test
  void withoutLearningNothingIsKnown() {
    FoundArchitecture found = search(1).epochs(1).learningRate(1e-9, 1e-9).run();
    assertThat(found.trace().get(0).validationPerplexity()).isGreaterThan(BABBLE.perplexity(0));
  }

  @Test
  void whatDoesNotFitIsSaidInWords() {
    assertThatThrownBy(() -> darts(SPACE).search().run())
        .hasMessageEndingWith("has nothing to learn from: add .on(babble()).");
    assertThatThrownBy(() -> darts(SPACE).on(babble()).run())
        .hasMessageContaining("the scores of 12 symbols")
        .hasMessageContaining("languageModel(12)");
    assertThatThrownBy(() -> darts(SPACE).on(glyphs()).run())
        .hasMessageContaining("A network for glyphs train");
    assertThatThrownBy(() -> darts(SPACE).on(BABBLE.train(30)).run())
        .hasMessageContaining("held(0.1): of 30 symbols that leaves 3");
  }
}
