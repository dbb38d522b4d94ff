package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.cell;
import static org.espalier.dsl.Language.ops;
import static org.espalier.dsl.Operations.MAX_POOL_3X3;
import static org.espalier.dsl.Operations.NONE;
import static org.espalier.dsl.Operations.SEP_CONV_3X3;
import static org.espalier.dsl.Operations.SKIP_CONNECT;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.supernet.CompiledSupernet;
import org.junit.jupiter.api.Test;

final class DartsTest extends SystemConformance {
  /** The whole of it: four nodes. */
  private static final SearchSpace FOUR_NODES = Spaces.darts(SameTrace.SIZES);

  @Override
  SearchSpace space() {
    return FOUR_NODES;
  }

  @Override
  RelaxedSearch composition() {
    return new Darts(FOUR_NODES).order(1).composition();
  }

  /** Eight operations on each of 14 edges of 3 cells, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 14 * 8;
  }

  /** Two nodes, of these operations. */
  static SearchSpace small(List<CandidateOperation> operations) {
    return SameTrace.around(SameTrace.SIZES, cell("normal").inputs(2).nodes(2).keep(2, operations));
  }

  private Map<String, Double> points(SearchSpace space) {
    RelaxedSearch search = new Darts(space, 1).composition().batchSize(2).epochs(1);
    try (CompiledSupernet supernet = exact(space)) {
      return byName(
          RelaxedLoop.run(
                  search.relaxation(new Begun(search.relaxation(), 0.3, 0)),
                  space,
                  supernet,
                  new Seed(1),
                  SearchListener.NONE)
              .trace()
              .get(0));
    }
  }

  @Test
  void aSpaceWithItsOperationsInAnotherOrderLearnsTheSame() {
    Map<String, Double> as = points(small(ops(NONE, SKIP_CONNECT, SEP_CONV_3X3, MAX_POOL_3X3)));
    Map<String, Double> other = points(small(ops(MAX_POOL_3X3, SEP_CONV_3X3, NONE, SKIP_CONNECT)));
    assertThat(other.keySet()).isEqualTo(as.keySet()).hasSize(40);
    as.forEach((name, point) -> assertThat(other.get(name)).isCloseTo(point, within(1e-9)));
  }

  @Test
  void thereIsNoThirdOrder() {
    assertThatThrownBy(() -> new Darts(SPACE).order(3))
        .hasMessage("order(3): DARTS has a first and a second order; say order(1) or order(2).");
  }
}
