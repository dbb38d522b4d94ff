package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BabbleTest {
  private static final Babble BABBLE = DataSets.babble();

  @Test
  void whoRemembersMoreCanGuessBetterAndTheBestIsKnown() {
    double[] knowing = IntStream.range(0, 6).mapToDouble(BABBLE::perplexity).toArray();
    assertThat(knowing[0]).isCloseTo(10.676, within(0.001));
    assertThat(knowing[1]).isCloseTo(6.617, within(0.001));
    assertThat(knowing[2]).isCloseTo(3.104, within(0.001));
    assertThat(BABBLE.perplexity()).isCloseTo(2.343, within(0.001));
    for (int before = 1; before < knowing.length; before++) {
      assertThat(knowing[before])
          .isLessThan(knowing[before - 1])
          .isGreaterThan(BABBLE.perplexity());
    }
  }

  /** Mean and standard error of who knows the source and remembers everything. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void whoKnowsTheSourceReachesTheBestPerplexityOnALongText(long seed) {
    Babble babble = BABBLE.seed(seed).test(50_000);
    double[] surprises = babble.surprises(babble.test());
    double mean = Arrays.stream(surprises).average().orElseThrow();
    double square =
        Arrays.stream(surprises).map(s -> (s - mean) * (s - mean)).average().orElseThrow();
    // Neighbours hang together a little, so the error is taken twice as large as of single draws.
    double error = 2 * Math.sqrt(square / surprises.length);
    assertThat(mean).isCloseTo(Math.log(babble.perplexity()), within(4 * error));
  }

  /** The entropy of what follows a symbol, from counts of a long text instead of the source. */
  @Test
  void whatIsSaidOfShortMemoriesIsWhatCountingALongTextTells() {
    Babble babble = BABBLE.symbols(5).states(7).ways(2).train(400_000);
    Text text = babble.train();
    for (int before = 0; before < 3; before++) {
      assertThat(counted(text, before + 1) - counted(text, before))
          .isCloseTo(Math.log(babble.perplexity(before)), within(0.01));
    }
  }

  /** The entropy of pieces of a length, in nats. */
  private static double counted(Text text, int length) {
    Map<Integer, Integer> counts = new HashMap<>();
    int all = text.count() - length;
    for (int begin = 0; begin < all; begin++) {
      int piece = 1;
      for (int i = 0; i < length; i++) {
        piece = piece * 100 + text.symbol(begin + i);
      }
      counts.merge(piece, 1, Integer::sum);
    }
    return counts.values().stream()
        .mapToDouble(count -> -count / (double) all * Math.log(count / (double) all))
        .sum();
  }

  /** One state: symbols are drawn, so nothing can be remembered. Two states, one way: a circle. */
  @Test
  void smallSourcesHaveThePerplexityThatOneSees() {
    Babble drawn = BABBLE.symbols(4).states(1).ways(4);
    assertThat(drawn.perplexity()).isCloseTo(drawn.perplexity(0), within(1e-12));
    Babble circle = BABBLE.symbols(26).states(3).ways(1);
    assertThat(circle.perplexity()).isCloseTo(1, within(1e-12));
    assertThat(circle.perplexity(0)).isCloseTo(3, within(1e-9));
    assertThat(circle.perplexity(1)).isCloseTo(1, within(1e-9));
  }

  @Test
  void theSameSeedWritesTheSameTextAndPartsAreDifferent() {
    assertThat(BABBLE.train()).isEqualTo(DataSets.babble().train());
    assertThat(BABBLE.train().excerpt(20)).isEqualTo("dgidhhghhbkiekhhbkil");
    assertThat(BABBLE.seed(1).train().excerpt(50)).isNotEqualTo(BABBLE.train().excerpt(50));
    assertThat(BABBLE.validation().excerpt(50)).isNotEqualTo(BABBLE.test().excerpt(50));
    assertThat(BABBLE.train(30).train().excerpt(30)).isEqualTo(BABBLE.train().excerpt(30));
    assertThat(BABBLE.train().count()).isEqualTo(20_000);
    assertThat(BABBLE.vocabulary()).hasSize(12).startsWith("a", "b");
    assertThat(BABBLE.validation().vocabulary()).isEqualTo(BABBLE.vocabulary());
  }

  @Test
  void itPrintsAsTypedAndRefusesNonsense() {
    assertThat(BABBLE.states(5).seed(3))
        .hasToString(
            "babble().symbols(12).states(5).ways(3).train(20000).validation(4000).test(4000)"
                + ".seed(3)");
    assertThatThrownBy(() -> BABBLE.symbols(27))
        .hasMessage("babble().symbols(27): must be 2 to 26 letters.");
    assertThatThrownBy(() -> BABBLE.ways(13))
        .hasMessage("babble().ways(13): must be 1 to 12, the number of symbols.");
    assertThatThrownBy(() -> BABBLE.train(0)).hasMessageContaining("at least 1 symbol");
    assertThatThrownBy(() -> BABBLE.perplexity(6)).hasMessageContaining("0 to 5 symbols");
  }

  @Test
  void aTextSharesItsPartsAndRefusesNumbersWithoutASymbol() {
    Text text = BABBLE.train();
    Text part = text.part("piece", 100, 110);
    assertThat(part.count()).isEqualTo(10);
    assertThat(part.symbol(3)).isEqualTo(text.symbol(103));
    assertThatThrownBy(() -> part.symbol(10)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Text.of("two", BABBLE.vocabulary(), 1, 12))
        .hasMessage("two: symbol 1 is 12, but with a vocabulary of 12 numbers go from 0 to 11.");
  }
}
