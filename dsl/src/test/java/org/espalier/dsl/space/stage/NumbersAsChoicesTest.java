package org.espalier.dsl.space.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.part.Amount;
import org.junit.jupiter.api.Test;

class NumbersAsChoicesTest {
  private static Network small() {
    return network(image(3, 16, 16));
  }

  private static Stage mobile() {
    return stage().mbconv(kernel(3), expand(2));
  }

  private static Shape shapeBehind(Graph network, String stage) {
    return network.nodes().stream()
        .filter(node -> node.name().startsWith(stage + "/"))
        .reduce((first, second) -> second)
        .orElseThrow()
        .shape();
  }

  @Test
  void oneLabelIsOneDecisionWhereverItStands() {
    Amount width = choice("width", 16, 24, 32);
    SearchSpace space =
        small()
            .stem(conv(3, width))
            .stage(mobile().channels(width))
            .stage(mobile().channels(width.times(2)).stride(2))
            .head(width.plus(8))
            .classes(10);
    assertThat(space.size()).isEqualTo(3);
    Graph network = space.parse("width=24").network();
    assertThat(shapeBehind(network, "stem")).isEqualTo(Shape.of(24, 16, 16));
    assertThat(shapeBehind(network, "stage.1")).isEqualTo(Shape.of(24, 16, 16));
    assertThat(shapeBehind(network, "stage.2")).isEqualTo(Shape.of(48, 8, 8));
    assertThat(shapeBehind(network, "head")).isEqualTo(Shape.of(32, 8, 8));
  }

  @Test
  void choicesWithoutALabelBelongToTheirStageOrToTheirLayer() {
    assertThat(
            small()
                .stem(conv(3, 8))
                .stage(mobile().channels(16, 24).repeat(3))
                .stage(mobile().channels(16, 24).repeat(2))
                .classes(10)
                .size())
        .isEqualTo(2 * 2);
    SearchSpace each =
        small().stem(conv(3, 8)).stage(mobile().channels(16, 24).each(3)).classes(10);
    assertThat(each.size()).isEqualTo(2 * 2 * 2);
    Architecture mixed =
        each.parse(
            "stage.1/layer.1/channels=16, stage.1/layer.2/channels=24, stage.1/layer.3/channels=16");
    assertThat(shapeBehind(mixed.network(), "stage.1/layer.2").channels()).isEqualTo(24);
    assertThat(shapeBehind(mixed.network(), "stage.1/layer.3").channels()).isEqualTo(16);
  }

  @Test
  void everyNumberOfAStageMayBeAChoice() {
    SearchSpace space =
        small()
            .resolution(8, 16)
            .stem(conv(3, choice(8, 16)))
            .stage(
                stage()
                    .mbconv(kernel(choice("k", 3, 5)), expand(choice("e", 1, 2)))
                    .channels(8, 16)
                    .stride(1, 2)
                    .repeat(choice("depth", 1, 2))
                    .squeezeExcite(0, 0.25)
                    .groups(1, 2))
            .classes(10);
    assertThat(space.size()).isEqualTo(1 << 9);
    assertThat(space.enumerate().map(Architecture::toString).distinct().count()).isEqualTo(1 << 9);
    assertThat(space.enumerate().map(a -> a.network().parameters()).distinct().count())
        .isGreaterThan(100);
    assertThat(space.toString())
        .isEqualTo(
            "network(image(3, 16, 16)).resolution(8, 16).stem(conv(3, choice(8, 16))).stage(stage()"
                + ".mbconv(kernel(choice(\"k\", 3, 5)), expand(choice(\"e\", 1, 2)))"
                + ".channels(8, 16).stride(1, 2).repeat(choice(\"depth\", 1, 2))"
                + ".squeezeExcite(0, 0.25).groups(1, 2)).classes(10)");
  }

  @Test
  void layersThatChooseForThemselvesAreAskedUnderTheTiedDepth() {
    SearchSpace space =
        small()
            .stem(conv(3, 8))
            .stage(stage().mbconv(kernel(3, 5), expand(2)).channels(8).each(choice("depth", 1, 2)))
            .stage(
                stage()
                    .mbconv(kernel(3, 5), expand(2))
                    .channels(8)
                    .each(choice("depth", 1, 2).plus(1)))
            .classes(10);
    // One layer and two: 2 * 2^2; two layers and three: 2^2 * 2^3.
    assertThat(space.size()).isEqualTo(8 + 32);
  }

  @Test
  void arithmeticRoundsAsThePapersDo() {
    assertThat(choice(32).times(1.1).roundedTo(8).text()).isEqualTo("32");
    assertThat(choice(40).times(1.4).roundedTo(8).text()).isEqualTo("56");
    assertThat(choice(3).times(1.2).roundedUpTo(1).text()).isEqualTo("4");
    assertThat(choice(16).times(0.35).roundedTo(8).text()).isEqualTo("8");
    assertThat(choice(24).dividedBy(5).text()).isEqualTo("4.8");
    assertThat(choice(24).minus(8).atLeast(20).text()).isEqualTo("20");
    // 11 would be rounded to 8, which is less than nine tenths of it.
    assertThat(choice(11).roundedTo(8).text()).isEqualTo("16");
  }

  @Test
  void arithmeticPrintsAsItIsTyped() {
    Amount width = choice("width", 16, 24);
    assertThat(width.times(2).plus(8).roundedTo(8).text())
        .isEqualTo("choice(\"width\", 16, 24).times(2).plus(8).roundedTo(8)");
    assertThat(choice(range(8, 24, 8)).times(2).text()).isEqualTo("choice(8, 16, 24).times(2)");
    assertThat(choice(24).times(width).text())
        .isEqualTo("choice(24).times(choice(\"width\", 16, 24))");
  }

  @Test
  void whatCannotBeIsRefusedInTheUsersWords() {
    Amount width = choice("width", 16, 20);
    assertThatThrownBy(() -> mobile().channels(width.dividedBy(8)))
        .hasMessageContaining("channels(choice(\"width\", 16, 20).dividedBy(8)) is 2.5")
        .hasMessageContaining("where width is 20")
        .hasMessageContaining("choose numbers that can be divided, or round");
    assertThatThrownBy(
            () ->
                small()
                    .stem(conv(3, choice("width", 8, 16)))
                    .stage(mobile().channels(choice("width", 8, 24)))
                    .classes(10))
        .hasMessageContaining("'width' has [8, 16] and [8, 24]");
    assertThatThrownBy(() -> choice()).hasMessageContaining("choice() needs at least one number");
    assertThatThrownBy(() -> choice("width"))
        .hasMessageContaining("choice(\"width\", ...) needs at least one number");
    assertThatThrownBy(() -> choice(" ", 1, 2)).hasMessageContaining("a label is not blank");
    assertThatThrownBy(() -> choice(8, 8)).hasMessageContaining("has a number twice");
    assertThatThrownBy(() -> mobile().channels(0, 8))
        .hasMessageContaining("channels(0, 8): numbers are at least 1, but got 0");
    assertThatThrownBy(() -> width.dividedBy(0))
        .hasMessageContaining("dividedBy(0): this number must be more than 0");
    assertThatThrownBy(() -> kernel(choice("k", 3, 4)))
        .hasMessageContaining("a kernel's size is odd, but got 4");
    assertThatThrownBy(() -> mobile().each(choice("a", 1, 2).plus(choice("b", 1, 2))))
        .hasMessageContaining("depends on several choices");
    assertThatThrownBy(
            () -> small().stem(conv(3, 6)).stage(mobile().channels(8).groups(4)).classes(10))
        .hasMessageContaining("groups needs channels that are a multiple of 4");
  }
}
