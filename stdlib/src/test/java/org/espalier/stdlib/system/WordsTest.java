package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Spaces.*;
import static org.espalier.stdlib.Primitives.*;

import java.util.List;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.space.Sizes;
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
}
