package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.math.BigInteger;
import java.util.List;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.cost.Cost;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConstrainedSpaceTest {
  private static final SearchSpace WHOLE =
      network(image(3, 8, 8))
          .stem(conv(3, 4))
          .repeat(1, cell().nodes(3).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3)))
          .classes(2);

  /** Stem 116, last norm 8, classifier 10; a 1x1 convolution 24, a 3x3 convolution 152. */
  private final ConstrainedSpace space = WHOLE.subjectTo(parameters().atMost(310));

  @Nested
  class KeepsToTheContract extends SearchSpaceConformance {
    KeepsToTheContract() {
      super(WHOLE.subjectTo(parameters().atMost(310)));
    }
  }

  @Test
  void onlyWhatKeepsToTheBoundBelongs() {
    long inside = WHOLE.enumerate().filter(a -> a.network().parameters() <= 310).count();
    assertThat(inside).isBetween(30L, 63L);
    assertThat(space.size()).isEqualTo(inside);
    assertThat(space.enumerate()).hasSize((int) inside);
    assertThat(space.enumerate()).allMatch(a -> a.network().parameters() <= 310);
    assertThat(space.architecture(BigInteger.valueOf(inside - 1)).network().parameters())
        .isLessThanOrEqualTo(310);
    for (Architecture architecture : space.enumerate().toList()) {
      assertThat(architecture.neighbours()).allMatch(a -> a.network().parameters() <= 310);
    }
  }

  @Test
  void rejectedSamplesAreCounted() {
    for (int i = 0; i < 300; i++) {
      assertThat(space.sample(seed(i)).network().parameters()).isLessThanOrEqualTo(310);
    }
    assertThat(space.tried() - space.rejected()).isEqualTo(300);
    double share = 300.0 / space.tried();
    assertThat(share)
        .isBetween(0.8 * space.size().doubleValue() / 64, 1.2 * space.size().doubleValue() / 64);
  }

  @Test
  void theEstimatedSizeComesWithItsError() {
    SizeEstimate estimate = space.estimatedSize(seed(3));
    assertThat(estimate.standardError()).isBetween(0.3, 2.0);
    assertThat(Math.abs(estimate.value() - space.size().doubleValue()))
        .isLessThan(4 * estimate.standardError());
    assertThat(SizeEstimate.of(BigInteger.valueOf(1_000), 0, 100).standardError()).isPositive();
  }

  @Test
  void boundsPrintAndAddUp() {
    ConstrainedSpace both = space.subjectTo(macs().atLeast(7_000));
    assertThat(both.toString())
        .endsWith(
            ".classes(2).subjectTo(parameters().atMost(310)).subjectTo(macs().atLeast(7000))");
    assertThat(both.bounds()).hasSize(2);
    assertThat(both.size()).isLessThan(space.size());
    assertThat(both.whole()).isEqualTo(WHOLE);
    assertThat(both.sizeInWords())
        .isEqualTo(
            "those of 64 architectures that have at most 310 parameters and at least 7,000 MACs");
  }

  @Test
  void whatNothingMeetsIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> WHOLE.subjectTo(parameters().atMost(10)))
        .hasMessageContaining("Nothing in this space was found to have at most 10 parameters")
        .hasMessageContaining("has 134 parameters. Loosen the bound to that.");
    assertThatThrownBy(() -> WHOLE.subjectTo(depth().atLeast(100)))
        .hasMessageContaining("a depth of at least 100 layers")
        .hasMessageContaining("has a depth of 4 layers");
    assertThatThrownBy(() -> space.subjectTo(parameters().atLeast(311)))
        .hasMessageContaining("at most 310 parameters and at least 311 parameters");
  }

  @Test
  void aSampleThatIsNeverFoundSaysWhatWasTried() {
    // One in 5^6 cells: hill climbing finds it, ten thousand samples of this seed do not.
    SearchSpace large =
        network(image(3, 2, 2))
            .stem(conv(1, 1))
            .repeat(1, cell().nodes(7).edge(ops(NONE, CONV_1X1)))
            .classes(2);
    ConstrainedSpace rare =
        large.subjectTo(parameters().atMost(large.smallest(parameters()).network().parameters()));
    assertThatThrownBy(() -> rare.sample(seed(1)))
        .hasMessageStartingWith("None of 10,000 samples keeps to the bounds of this space.")
        .hasMessageContaining("the smallest had")
        .hasMessageContaining("Loosen a bound");
    assertThat(rare.tried()).isEqualTo(10_000).isEqualTo(rare.rejected());
    assertThatThrownBy(rare::size).hasMessageContaining("Ask for estimatedSize(seed(7))");
  }

  @Test
  void whatBreaksTheBoundIsRefusedWithItsCost() {
    String dear = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|";
    assertThatThrownBy(() -> space.parse(dear))
        .hasMessageContaining("its network has 590 parameters")
        .hasMessageContaining("should have at most 310 parameters");
    assertThat(WHOLE.parse(dear).network().parameters()).isEqualTo(590);
  }

  @Test
  void boundsSayHowFarAValueIsOut() {
    Bound bound = new Bound(Cost.parameters(), 100, 200);
    assertThat(List.of(bound.excess(50), bound.excess(150), bound.excess(300)))
        .containsExactly(0.5, 0.0, 0.5);
    assertThat(bound).hasToString("parameters().atLeast(100).atMost(200)");
    assertThat(bound.words()).isEqualTo("at least 100 parameters and at most 200 parameters");
    assertThatThrownBy(() -> new Bound(Cost.parameters(), 2, 1))
        .hasMessageContaining("from the smaller to the larger");
  }
}
