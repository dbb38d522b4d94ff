package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.cell;

import java.util.List;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.DartsSpaces;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.Mixing;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.train.Stripes;

/** Ablation identities: without what it adds, a system is its parent, bit for bit. */
final class SameTrace {
  static final int EPOCHS = 3;

  /** Those of {@link SystemConformance#SPACE}. */
  static final Sizes SIZES =
      Spaces.sizes("darts").channels(4).layers(3).classes(2).image(Language.image(1, 8, 8));

  private SameTrace() {}

  /**
   * DARTS' cells with two nodes instead of four, for the tests' time: five edges of eight
   * operations.
   */
  static SearchSpace cells(Sizes sizes) {
    return around(sizes, cell("normal").inputs(2).nodes(2).keep(2, DartsSpaces.operations()));
  }

  /** Likewise, mixed otherwise. */
  static SearchSpace cells(Sizes sizes, Mixing mixing) {
    return around(
        sizes, cell("normal").inputs(2).nodes(2).keep(2, DartsSpaces.operations()).mixing(mixing));
  }

  /** A cell and its reduction in DARTS' network. */
  static SearchSpace around(Sizes sizes, TwoInputCell cell) {
    return GenotypeNetwork.around(sizes, cell, cell.named("reduce"));
  }

  /** The short search of all systems' tests. */
  static DifferentiableSearch search(SearchSpace space, RelaxedSearch composition) {
    return DifferentiableSearch.of(space, composition)
        .on(new Stripes(32))
        .batchSize(8)
        .epochs(EPOCHS)
        .seed(5)
        .listener(SearchListener.NONE)
        .engine(EngineChoice.pytorch());
  }

  /** Both learn the same; they may call it otherwise and run more that weighs nothing. */
  static void assertThatBothLearnTheSame(DifferentiableSearch one, DifferentiableSearch other) {
    assertThat(learned(one)).isEqualTo(learned(other));
  }

  /**
   * Equal lists are equal in every bit: a recursive comparison would tolerate small differences.
   */
  private static List<List<Object>> learned(DifferentiableSearch search) {
    return search.run().trace().stream().map(SameTrace::learned).toList();
  }

  private static List<Object> learned(TraceRow row) {
    return List.of(
        row.trainLoss(),
        row.architectureLoss(),
        row.validationLoss(),
        row.validationAccuracy(),
        row.parameters(),
        row.points(),
        row.weightGradient(),
        row.parameterGradient(),
        row.architecture(),
        row.drawn());
  }

  /** The same search without regularisers. */
  static RelaxedSearch withoutRegularisers(RelaxedSearch from) {
    return new RelaxedSearch(
        from.name(),
        from.relaxation(),
        from.sampler(),
        from.execution(),
        from.given(),
        from.weightStep(),
        from.architectureStep(),
        List.of(),
        from.schedule(),
        from.derivation(),
        from.stopping(),
        from.epochs(),
        from.batchSize());
  }

  /** What the schedule set, epoch by epoch. */
  static List<Double> numbers(DifferentiableSearch search, String quantity) {
    return search.run().trace().stream()
        .map(row -> row.numbers().getOrDefault(quantity, Double.NaN))
        .toList();
  }
}
