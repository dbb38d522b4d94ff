package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.Spaces;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.DenseForm;
import org.espalier.dsl.space.cell.Folding;
import org.junit.jupiter.api.Test;

class UniqueArchitecturesTest {
  private static final Cell CELL = cell().edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3));
  private final SearchSpace space = Spaces.nasBench201();

  private static UniqueArchitectures folded(SearchSpace space, Folding folding) {
    return UniqueArchitectures.enumerated(
        space, new DenseForm(CELL, folding).keys(space.decisions()));
  }

  @Test
  void nasBench201FoldsToItsPublishedCounts() {
    assertThat(space.uniqueSize()).isEqualTo(6_466);
    assertThat(folded(space, Folding.SKIPS).size()).isEqualTo(12_751);
    assertThat(folded(space, Folding.NOTHING).size()).isEqualTo(15_625);
  }

  @Test
  void oneOfEachStandsForAll() {
    UniqueArchitectures unique = space.unique();
    assertThat(unique.enumerate().map(unique::key).distinct().count()).isEqualTo(6_466);
    assertThat(unique.sample(seed(3).stream("test")).space()).isEqualTo(space);
  }

  @Test
  void boundsKeepTheRepresentativesInside() {
    SearchSpace small =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .repeat(1, cell().nodes(3).edge(ops(SKIP, CONV_1X1)))
            .classes(2);
    SearchSpace bounded = small.subjectTo(parameters().atMost(158));
    assertThat(small.uniqueSize()).isEqualTo(5);
    assertThat(bounded.unique().enumerate().toList())
        .isNotEmpty()
        .allMatch(a -> a.network().parameters() <= 158)
        .hasSizeLessThan(5);
  }

  @Test
  void otherDecisionsTellArchitecturesApart() {
    SearchSpace two =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .repeat(1, cell("a").nodes(2).edge(ops(SKIP, CONV_1X1)))
            .repeat(1, cell("b").nodes(2).edge(ops(SKIP, CONV_1X1)))
            .classes(2);
    assertThat(two.uniqueSize()).isEqualTo(4);
  }

  @Test
  void whatIsTooLargeSaysWhatToDo() {
    SearchSpace large =
        network(image(3, 8, 8))
            .stem(conv(3, 4))
            .repeat(1, cell().nodes(9).edge(ops(SKIP, CONV_1X1)))
            .classes(2);
    assertThatThrownBy(large::uniqueSize).hasMessageContaining("compare their key() instead");
  }
}
