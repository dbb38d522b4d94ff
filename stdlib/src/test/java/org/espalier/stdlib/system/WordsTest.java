package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Spaces.*;
import static org.espalier.stdlib.Primitives.*;

import java.util.List;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.space.Sizes;
import org.espalier.stdlib.train.Training;
import org.junit.jupiter.api.Test;

/** The words of systems stand beside those of spaces, as in a notebook's cells. */
final class WordsTest {
  private static final Sizes SIZES = SameTrace.SIZES;

  @Test
  void eachSystemHasAWordWithItsPapersSettings() {
    assertThat(darts(darts(SIZES)).order()).isEqualTo(2);
    assertThat(gdas(darts(SIZES)).composition().epochs()).isEqualTo(250);
    assertThat(snas(darts(SIZES)).coefficient()).isEqualTo(0.0015);
    assertThat(dartsPlus(darts(SIZES)).composition().epochs()).isEqualTo(60);
    assertThat(pcDarts(darts(SIZES, edgeWeights(partialChannels(4)))).warmUp()).isEqualTo(15);
    assertThat(dartsMinus(darts(SIZES, auxiliarySkip())).beta()).hasToString("towards(1.0, 0.0)");
    assertThat(pDarts(darts(SIZES), darts(SIZES.layers(4))).dropout()).containsExactly(0.0, 0.4);
    assertThat(drNas(darts(SIZES)).wider()).isEmpty();
    LatencyTable table = new LatencyTable("toy", List.of());
    assertThat(fbNet(fbNet(), table).form()).hasToString("logPower(0.2, 0.6)");
  }

  /** Epochs, batch, drop path, auxiliary weight, cutout, decay, label smoothing. */
  private static List<Object> evaluated(DifferentiableSystem system) {
    return settings(system.search().on(glyphs()).evaluation());
  }

  private static List<Object> settings(Training recipe) {
    return List.of(
        recipe.epochs(),
        recipe.batchSize(),
        recipe.regularisation().dropPath(),
        recipe.regularisation().auxiliary(),
        recipe.augmentation().cutout(),
        recipe.sgd().decay(),
        recipe.labelSmoothing());
  }

  @Test
  void whatASystemFindsIsEvaluatedAsByItsAuthors() {
    List<Object> darts = List.of(600, 96, 0.2, 0.4, 16, 3e-4, 0.0);
    assertThat(evaluated(darts(darts(SIZES)))).isEqualTo(darts);
    assertThat(evaluated(snas(darts(SIZES)))).isEqualTo(darts);
    assertThat(evaluated(dartsMinus(darts(SIZES, auxiliarySkip())))).isEqualTo(darts);
    assertThat(evaluated(gdas(darts(SIZES)))).isEqualTo(List.of(600, 96, 0.2, 0.4, 16, 5e-4, 0.0));
    assertThat(evaluated(pcDarts(darts(SIZES, edgeWeights(partialChannels(4))))))
        .isEqualTo(List.of(600, 96, 0.3, 0.4, 16, 3e-4, 0.0));
    assertThat(evaluated(pDarts(darts(SIZES), darts(SIZES.layers(4)))))
        .isEqualTo(List.of(600, 128, 0.3, 0.4, 16, 3e-4, 0.0));
    assertThat(evaluated(drNas(darts(SIZES)))).isEqualTo(List.of(600, 64, 0.3, 0.4, 16, 3e-4, 0.0));
    assertThat(
            settings(
                fbNet(fbNet(), new LatencyTable("toy", List.of())).evaluation(train(glyphs()))))
        .isEqualTo(List.of(360, 256, 0.0, 0.0, 0, 4e-5, 0.0));
  }
}
