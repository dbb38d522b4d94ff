package org.espalier.stdlib.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankMeasuresTest {
  private static final double[] TIED_SCORE = {1, 2, 2, 3};
  private static final double[] TIED_TRUTH = {1, 3, 2, 3};

  @Test
  void kendallLeavesTiesOfEitherSideOutOfItsDivisor() {
    // Four pairs agree, none disagrees; one of six is tied on each side: 4 / sqrt(5 * 5).
    assertThat(RankMeasure.kendall().of(TIED_SCORE, TIED_TRUTH)).isCloseTo(0.8, within(1e-12));
    // (1, 2) and (1, 3) agree, (2, 3) disagrees.
    assertThat(RankMeasure.kendall().of(row(1, 2, 3), row(1, 3, 2)))
        .isCloseTo(1 / 3.0, within(1e-12));
    // Three of six pairs are tied in the score, none in truth, and all others agree.
    assertThat(RankMeasure.kendall().of(row(0, 0, 0, 1), row(1, 2, 3, 4)))
        .isCloseTo(3 / Math.sqrt(3 * 6), within(1e-12));
  }

  @Test
  void kendallIsWhatCountingPairsGives() {
    qt().forAll(columns(), columns())
        .check(
            (score, truth) -> {
              double counted = counted(array(score), array(truth));
              double measured = RankMeasure.kendall().of(array(score), array(truth));
              return Double.isNaN(counted)
                  ? Double.isNaN(measured)
                  : Math.abs(counted - measured) < 1e-12;
            });
  }

  private static org.quicktheories.core.Gen<List<Integer>> columns() {
    return lists().of(integers().between(0, 4)).ofSize(9);
  }

  private static double[] array(List<Integer> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  private static double counted(double[] score, double[] truth) {
    double sum = 0;
    int scoreDiffers = 0;
    int truthDiffers = 0;
    for (int i = 0; i < score.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.signum(score[i] - score[j]) * Math.signum(truth[i] - truth[j]);
        scoreDiffers += score[i] != score[j] ? 1 : 0;
        truthDiffers += truth[i] != truth[j] ? 1 : 0;
      }
    }
    return sum / Math.sqrt((double) scoreDiffers * truthDiffers);
  }

  @Test
  void spearmanGivesTiesTheMeanOfTheirRanks() {
    // Ranks (1, 2.5, 2.5, 4) and (1, 3.5, 2, 3.5): squares 4.5 and 4.5, products 3.75.
    assertThat(RankMeasure.spearman().of(TIED_SCORE, TIED_TRUTH)).isCloseTo(5 / 6.0, within(1e-12));
    // 1 - 6 * (0 + 1 + 1) / (3 * 8).
    assertThat(RankMeasure.spearman().of(row(1, 2, 3), row(1, 3, 2))).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void pearsonIsOfTheValues() {
    assertThat(RankMeasure.pearson().of(row(1, 2, 4), row(2, 4, 8))).isCloseTo(1, within(1e-12));
    // Deviations (-1, 0, 1) and (-2, -1, 3): 5 / sqrt(2 * 14).
    assertThat(RankMeasure.pearson().of(row(1, 2, 3), row(0, 1, 5)))
        .isCloseTo(5 / Math.sqrt(28), within(1e-12));
  }

  @Test
  void scoresWithoutEndCountInRanksOnly() {
    double[] score = {Double.NEGATIVE_INFINITY, 1, 2};
    assertThat(RankMeasure.spearman().of(score, row(1, 2, 3))).isCloseTo(1, within(1e-12));
    assertThat(RankMeasure.kendall().of(score, row(1, 2, 3))).isCloseTo(1, within(1e-12));
    assertThat(RankMeasure.pearson().of(score, row(1, 2, 3))).isNaN();
  }

  @Test
  void aConstantHasNoCorrelation() {
    for (RankMeasure measure : Correlation.values()) {
      assertThat(measure.of(row(1, 1, 1), row(1, 2, 3))).as(measure.title()).isNaN();
      assertThat(measure.of(row(1, 2, 3), row(7, 7, 7))).as(measure.title()).isNaN();
      assertThat(measure.of(row(1), row(7))).as(measure.title()).isNaN();
    }
  }

  @Test
  void gainOfTheRightOrderIsOneAndOfTheReverseThatOfTheCard() {
    DiscountedGain given = new DiscountedGain(3, false);
    assertThat(given.of(row(3, 2, 1), row(3, 2, 0))).isCloseTo(1, within(1e-12));
    assertThat(given.of(row(1, 2, 3), row(3, 2, 0))).isCloseTo(0.606423, within(5e-7));
    assertThat(new DiscountedGain(1, false).of(row(1, 2, 3), row(3, 2, 0))).isZero();
  }

  @Test
  void tiedScoresShareTheirGains() {
    double log3 = Math.log(3) / Math.log(2);
    assertThat(new DiscountedGain(3, false).of(row(1, 1, 1), row(3, 2, 0)))
        .isCloseTo(10 / 3.0 * (1 + 1 / log3 + 0.5) / (7 + 3 / log3), within(1e-12));
  }

  @Test
  void relevancesBeginAtTheLowestFifth() {
    // The 20 % quantile of 0..5 is 1, so relevances are 0, 0, 5, 10, 15, 20.
    double log3 = Math.log(3) / Math.log(2);
    double best = Math.pow(2, 20) - 1;
    double second = Math.pow(2, 15) - 1;
    assertThat(RankMeasure.ndcg(2).of(row(0, 1, 2, 3, 5, 4), row(0, 1, 2, 3, 4, 5)))
        .isCloseTo((second + best / log3) / (best + second / log3), within(1e-12));
    assertThat(RankMeasure.ndcg(2).of(row(1, 2), row(5, 5))).isNaN();
  }

  @Test
  void precisionIsExpectedOverTheOrdersOfTiedScores() {
    // The best two are 9 and 8; one is taken for sure, of the two tied ones either.
    assertThat(RankMeasure.precision(2).of(row(3, 1, 1, 0), row(9, 8, 1, 7))).isEqualTo(0.75);
    assertThat(RankMeasure.precision(2).of(row(3, 2, 1, 0), row(9, 8, 1, 7))).isEqualTo(1);
    assertThat(RankMeasure.precision(2).of(row(0, 1, 2, 3), row(9, 8, 1, 2))).isZero();
  }

  @Test
  void allThatAreAsGoodAsTheLastOfTheBestAreAmongThem() {
    assertThat(RankMeasure.precision(1).of(row(0, 0, 1, 0), row(9, 9, 9, 1))).isEqualTo(1);
    assertThat(RankMeasure.precision(10).of(row(1, 2), row(2, 1))).isEqualTo(1);
  }

  @Test
  void regretIsExpectedOverTheOrdersOfTiedScores() {
    assertThat(RankMeasure.regret(1).of(row(1, 1, 0), row(5, 9, 7))).isEqualTo(2);
    assertThat(RankMeasure.regret(2).of(row(1, 1, 0), row(5, 9, 7))).isZero();
    // 4 for sure and one of 1, 5, 9: 9 - (4 + 5 + 9) / 3.
    assertThat(RankMeasure.regret(2).of(row(2, 1, 1, 1), row(4, 1, 5, 9)))
        .isCloseTo(3, within(1e-12));
    // 4 for sure and two of 1, 5, 9: 9 - (5 + 9 + 9) / 3.
    assertThat(RankMeasure.regret(3).of(row(2, 1, 1, 1), row(4, 1, 5, 9)))
        .isCloseTo(4 / 3.0, within(1e-12));
  }

  @Test
  void aScoreThatIsTheTruthIsBestInEveryMeasure() {
    qt().forAll(columns())
        // Where more than four fifths are the best nobody has a gain.
        .assuming(
            truth ->
                truth.stream().filter(each -> each < Collections.max(truth)).count()
                    > truth.size() / 3)
        .check(
            truth -> {
              double[] values = array(truth);
              return Math.abs(RankMeasure.precision(3).of(values, values) - 1) < 1e-12
                  && RankMeasure.regret(3).of(values, values) == 0
                  && Math.abs(RankMeasure.ndcg(3).of(values, values) - 1) < 1e-12
                  && Arrays.stream(Correlation.values())
                      .allMatch(each -> Math.abs(each.of(values, values) - 1) < 1e-12);
            });
  }

  @Test
  void nobodyGainsWhereMoreThanFourFifthsAreTheBest() {
    double[] truth = row(4, 4, 4, 4, 4, 0, 4, 4, 4);
    assertThat(RankMeasure.ndcg(3).of(truth, truth)).isNaN();
  }

  @Test
  void columnsThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> RankMeasure.kendall().of(row(1, 2), row(1)))
        .hasMessage(
            "A score of 2 networks can't be compared with a truth of 1: both need the same networks"
                + " in the same order.");
    assertThatThrownBy(() -> RankMeasure.regret(1).of(row(1, Double.NaN), row(1, 2)))
        .hasMessageContaining("Row 1 compares the score NaN");
    assertThatThrownBy(() -> RankMeasure.precision(0))
        .hasMessage("precision(0): at least 1 network counts as the best.");
  }

  private static double[] row(double... values) {
    return values;
  }
}
