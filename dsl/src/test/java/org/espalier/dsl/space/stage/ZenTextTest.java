package org.espalier.dsl.space.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.published.PlainSpaces;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

class ZenTextTest {
  private static final String TEXT =
      "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,2,8,2)SuperResIDWE4K7(16,24,2,16,1)";

  @Test
  void aStructureIsReadIntoStagesAndPrintsBack() {
    assertThat(ZenText.parse(TEXT, 3).stream().map(ZenText.Block::toString))
        .containsExactly(
            "SuperConvK3BNRELU(3,8,1,1)",
            "SuperResK3K3(8,16,2,8,2)",
            "SuperResIDWE4K7(16,24,2,16,1)");
    assertThat(zen(TEXT, image(3, 16, 16)).classes(10).architecture()).hasToString(TEXT);
    assertThat(zen(TEXT, image(3, 16, 16)).toString())
        .contains(".superBlocks(8, \"SuperResK3K3\").channels(16).stride(2).repeat(2)");
  }

  @Test
  void whatIsNoStructureIsRefusedWithThePlace() {
    assertThatThrownBy(() -> zen("SuperConvK3BNRELU(3,8,1,1)SuperRes", image(3, 16, 16)))
        .hasMessageContaining("at place 26 it goes on with 'SuperRes'");
    assertThatThrownBy(
            () -> zen("SuperConvK3BNRELU(3,8,1,1)SuperResK2K2(8,8,1,8,1)", image(3, 16, 16)))
        .hasMessageContaining("'SuperResK2K2' is no super-block of Zen-NAS");
    assertThatThrownBy(() -> zen("SuperConvK3BNRELU(3,8,1)", image(3, 16, 16)))
        .hasMessageContaining("has 4 whole numbers of 1 or more");
    assertThatThrownBy(() -> zen("SuperConvK3BNRELU(4,8,1,1)", image(3, 16, 16)))
        .hasMessageContaining("reads 4 channels, but the image has 3");
    assertThatThrownBy(() -> zen("", image(3, 16, 16))).hasMessageContaining("is made of blocks");
  }

  @Test
  void structuresOutsideASpaceAreRefusedWithTheRule() {
    SearchSpace space = PlainSpaces.ZEN_NAS.space();
    String example = PlainSpaces.ZEN_NAS.example();
    assertThatThrownBy(() -> space.parse(example.replace("120", "121")))
        .hasMessageContaining("its channels is one of")
        .hasMessageContaining("not 121");
    assertThatThrownBy(() -> space.parse(TEXT)).hasMessageContaining("has 6 to 10 blocks");
    assertThatThrownBy(() -> space.parse(example.replace("SuperResK1K3K1", "SuperResIDWE1K3")))
        .hasMessageContaining("its kind is one of");
    assertThatThrownBy(() -> space.parse(example.replace("(120,192,2,", "(120,192,1,")))
        .hasMessageContaining("its stride is one of 2, not 1");
  }

  @Test
  void blocksThatAreLeftOutAreNotWrittenAndReadBackFromTheStrides() {
    SearchSpace space = PlainSpaces.ZEN_NAS.space();
    Architecture example = space.parse(PlainSpaces.ZEN_NAS.example());
    assertThat(example.values())
        .containsEntry("stage.3/repeat", "0")
        .containsEntry("stage.4/repeat", "3")
        .containsEntry("stage.5/repeat", "4")
        .containsEntry("stage.7/repeat", "0")
        .containsEntry("stage.8/repeat", "3")
        .containsEntry("stage.9/repeat", "3");
    Architecture smallest = space.architecture(new int[space.decisions().all().size()]);
    assertThat(smallest)
        .hasToString(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK1K3K1(8,8,1,8,1)SuperResK1K3K1(8,8,2,8,1)"
                + "SuperResK1K3K1(8,8,2,8,1)SuperResK1K3K1(8,8,2,8,1)"
                + "SuperConvK1BNRELU(8,512,1,1)");
    assertThat(smallest.values()).doesNotContainKey("stage.3/channels");
    for (int seed = 0; seed < 50; seed++) {
      Architecture one = space.sample(new Seed(seed));
      assertThat(space.parse(one.toString())).isEqualTo(one);
      assertThat(one.network().parameters()).isEqualTo(network(one.toString()).parameters());
    }
  }

  private static Graph network(String text) {
    return zen(text, image(3, 32, 32)).classes(10).architecture().network();
  }
}
