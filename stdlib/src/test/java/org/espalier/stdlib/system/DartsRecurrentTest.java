package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.data.Babble;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.supernet.Examples;
import org.espalier.stdlib.supernet.TextExamples;
import org.junit.jupiter.api.Test;

/** DARTS on recurrent cells that read a made-up language: two nodes, windows of four symbols. */
class DartsRecurrentTest extends SystemConformance {
  private static final Babble BABBLE = Primitives.babble().symbols(6).states(8).ways(2);

  static SearchSpace space(int width) {
    return Language.languageModel(6).width(width).steps(4).cell(Language.recurrentCell().nodes(2));
  }

  @Override
  SearchSpace space() {
    return space(8);
  }

  @Override
  SearchSpace other() {
    return space(9);
  }

  /** At small widths, a rate of 20 with the paper's clip runs away. */
  RelaxedSearch gentle(RelaxedSearch composition) {
    return composition.schedule(composition.schedule().weightRate(Course.constant(1)));
  }

  @Override
  RelaxedSearch composition() {
    return gentle(new Darts(space()).order(1).composition());
  }

  /** Half of 130 symbols are 16 windows, two batches of 8. */
  @Override
  DifferentiableSearch on(DifferentiableSearch search) {
    return search.on(BABBLE.train(130).validation(60)).held(0.5).batchSize(8);
  }

  @Override
  Examples examples(boolean cut, Seed seed) {
    return TextExamples.cut(BABBLE.train(130), 0.5, space().sample(seed).network());
  }

  @Override
  Examples few() {
    return examples(true, new Seed(5));
  }

  /** Five ways on each of 3 edges at 4 steps, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 4 * 3 * 5;
  }

  @Test
  void withoutDropoutsNoMaskIsDrawnAndWithThemOthersAreLearned() {
    DifferentiableSearch none = on(search(0, 0, 0));
    DifferentiableSearch unmasked =
        none.composition(
            all ->
                all.schedule(
                    new Schedule(
                        all.schedule().entries().stream()
                            .filter(entry -> !entry.event().toString().startsWith("drop_"))
                            .toList())));
    SameTrace.assertThatBothLearnTheSame(none, unmasked);
    assertThat(on(search(0.5, 0.25, 0.5)).run().trace().get(0).trainLoss())
        .isNotEqualTo(none.run().trace().get(0).trainLoss());
  }

  private DifferentiableSearch search(double input, double hidden, double output) {
    return SameTrace.search(
            space(), gentle(new Darts(space(), 1).dropout(input, hidden, output).composition()))
        .epochs(1);
  }

  @Test
  void itsSettingsAreThePapersForRecurrentCells() {
    RelaxedSearch search = new Darts(space()).composition();
    assertThat(search.toString())
        .startsWith("DARTS on recurrent cells, order 2")
        .contains("decay 5.0E-7, clip 0.25 ahead as well")
        .contains("unrolled(adam(0.9, 0.999, decay 0.001), 0.01)")
        .contains("lr_w = constant(20.0) always", "lr_a = constant(0.003) always")
        .contains("drop_input = constant(0.8) always", "drop_hidden = constant(0.25) always")
        .contains("drop_output = constant(0.75) always")
        .contains("strongestEdges(1)", "50 epochs of batches of 256");
    assertThat(search.weightStep()).isEqualTo(Descent.dartsRecurrent());
  }
}
