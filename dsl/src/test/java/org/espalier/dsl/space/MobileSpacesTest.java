package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.io.IOException;
import java.util.List;
import org.espalier.dsl.Rows;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.part.CandidateOperation;
import org.junit.jupiter.api.Test;

class MobileSpacesTest {
  private static final String MOBILE_NET_V2 =
      "ds_r1_k3_s1_c16 ir_r2_k3_s2_e6_c24 ir_r3_k3_s2_e6_c32 ir_r4_k3_s2_e6_c64 ir_r3_k3_s1_e6_c96"
          + " ir_r3_k3_s2_e6_c160 ir_r1_k3_s1_e6_c320 cn_r1_k1_s1_c1280";
  private static final String EFFICIENT_NET_B0 =
      "cn_r1_k3_s2_c32_nsw ds_r1_k3_s1_c16_se0.25_nsw ir_r2_k3_s2_e6_c24_se0.25_nsw"
          + " ir_r2_k5_s2_e6_c40_se0.25_nsw ir_r3_k3_s2_e6_c80_se0.25_nsw"
          + " ir_r3_k5_s1_e6_c112_se0.25_nsw ir_r4_k5_s2_e6_c192_se0.25_nsw"
          + " ir_r1_k3_s1_e6_c320_se0.25_nsw cn_r1_k1_s1_c1280_nsw";

  @Test
  void nasBenchMacroHas6561ArchitecturesInDigits() {
    SearchSpace space = nasBenchMacro();
    assertThat(space.size()).isEqualTo(6_561);
    assertThat(space.parse("01201201")).hasToString("01201201");
  }

  @Test
  void nasBenchMacroCountsAreThoseOfTheSlice() throws IOException {
    assertCounts(Rows.slice("nas_bench_macro_slice.csv"));
  }

  @Test
  void nasBenchMacroCountsAreThoseOfAll6561Rows() throws IOException {
    List<String[]> rows = Rows.whole("nas_bench_macro.csv.gz");
    assertThat(rows).hasSize(6_561);
    assertCounts(rows);
  }

  private static void assertCounts(List<String[]> rows) {
    SearchSpace space = nasBenchMacro();
    for (String[] row : rows) {
      Graph network = space.parse(row[0]).network();
      assertThat(network.parameters()).as(row[0]).isEqualTo(Long.parseLong(row[2]));
      assertThat(network.macs()).as(row[0]).isEqualTo(Long.parseLong(row[3]));
    }
  }

  @Test
  void mobileNetV2HasItsPublishedFigures() {
    Graph network = only(blocks(MOBILE_NET_V2, image(3, 224, 224), 32).classes(1000));
    assertThat(network.parameters()).isEqualTo(3_504_872);
    assertThat(network.macs()).isEqualTo(300_774_272);
  }

  @Test
  void efficientNetB0HasItsPublishedFigures() {
    Graph network = only(blocks(EFFICIENT_NET_B0, image(3, 224, 224), 32).classes(1000));
    assertThat(network.parameters()).isEqualTo(5_288_548);
    assertThat(Math.round(network.macs() / 1e3)).isEqualTo(385_815);
  }

  private static Graph only(SearchSpace space) {
    assertThat(space.size()).isEqualTo(1);
    return space.architecture().network();
  }

  @Test
  void aSharedStageMultipliesItsChoices() {
    SearchSpace space =
        network(image(3, 32, 32))
            .stem(conv(3, 16).activation(RELU6))
            .stage(
                stage()
                    .mbconv(kernel(3, 5, 7), expand(3, 6))
                    .channels(24)
                    .stride(2)
                    .repeat(2, 3, 4)
                    .squeezeExcite(0.25))
            .classes(10);
    assertThat(space.size()).isEqualTo(3 * 3 * 2);
    assertThat(space.decisions().domains().keySet())
        .containsExactly("stage.1/repeat", "stage.1/kernel", "stage.1/expand");
    assertThat(space.toString())
        .isEqualTo(
            "network(image(3, 32, 32)).stem(conv(3, 16).activation(RELU6)).stage(stage().mbconv(kernel(3, 5, 7),"
                + " expand(3, 6)).channels(24).stride(2).repeat(2, 3, 4).squeezeExcite(0.25)).classes(10)");
  }

  @Test
  void layersThatChooseForThemselvesAreAskedOnlyWhereTheyStand() {
    SearchSpace space =
        network(image(3, 32, 32))
            .stem(conv(3, 16))
            .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(24).each(1, 3))
            .classes(10);
    // One layer: 4 ways; three layers: 4^3 ways.
    assertThat(space.size()).isEqualTo(4 + 64);
    assertThat(space.enumerate().distinct().count()).isEqualTo(68);
    assertThat(space.enumerate().map(Architecture::toString).distinct().count()).isEqualTo(68);
    Architecture small =
        space.parse("stage.1/repeat=1, stage.1/layer.1/kernel=5, stage.1/layer.1/expand=3");
    assertThat(small.values()).hasSize(3);
    assertThat(small.with("stage.1/layer.3/kernel", "5")).isEqualTo(small);
    assertThat(small.network().depth())
        .isLessThan(small.with("stage.1/repeat", "3").network().depth());
  }

  @Test
  void wordsThatMakeNoSenseAreRefusedInTheUsersWords() {
    assertThatThrownBy(() -> network(image(3, 32, 32)).stage(stage().channels(24)))
        .hasMessageContaining("does not say its layers");
    assertThatThrownBy(() -> network(image(3, 32, 32)).stage(stage().mbconv(kernel(3), expand(6))))
        .hasMessageContaining("does not say its channels");
    assertThatThrownBy(() -> kernel(4)).hasMessageContaining("a kernel's size is odd, but got 4");
    assertThatThrownBy(() -> expand()).hasMessageContaining("expand() needs at least one number");
    assertThatThrownBy(() -> stage().squeezeExcite(2))
        .hasMessageContaining("the ratio is in [0, 1]");
    assertThatThrownBy(() -> cell().edge(ops(SKIP, SKIP))).hasMessageContaining("twice");
    assertThatThrownBy(() -> cell().nodes(1)).hasMessageContaining("at least 2 nodes");
    assertThatThrownBy(
            () -> network(image(3, 32, 32)).stem(conv(3, 8)).repeat(1, cell()).classes(10))
        .hasMessageContaining("needs operations on its edges");
    assertThatThrownBy(() -> network(image(3, 32, 32)).stem(conv(3, 8)).classes(1))
        .hasMessageContaining("at least 2 classes");
    assertThatThrownBy(() -> nasBenchMacro().parse("012")).hasMessageContaining("8 digits");
    assertThatThrownBy(() -> nasBenchMacro().parse("01234567"))
        .hasMessageContaining("choices 0 to 2");
    assertThatThrownBy(() -> blocks("ir_r2_k3", image(3, 32, 32), 8))
        .hasMessageContaining("does not say its channels");
    assertThatThrownBy(() -> blocks("xx_r2_k3", image(3, 32, 32), 8))
        .hasMessageContaining("a block is ir");
  }

  @Test
  void anOperationOfOnesOwnIsUsedLikeTheOthers() {
    CandidateOperation wide =
        operation(
            "wide",
            site ->
                site.add(
                    "convolution",
                    new org.espalier.dsl.operation.Convolution(
                        site.channels(), Window7.WINDOW, 1, true)));
    SearchSpace space =
        network(image(1, 8, 8))
            .stem(conv(3, 4))
            .repeat(1, cell().nodes(2).edge(ops(SKIP, wide)))
            .classes(2);
    Architecture architecture = space.parse("|wide~0|");
    long extra =
        architecture.network().parameters()
            - space.parse("|skip_connect~0|").network().parameters();
    assertThat(extra).isEqualTo(4 * 4 * 49 + 4);
  }

  private static final class Window7 {
    static final org.espalier.dsl.operation.Window WINDOW =
        org.espalier.dsl.operation.Window.same(7, 1);
  }
}
