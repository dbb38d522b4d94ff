package org.espalier.dsl.space.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.BitOperations;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.published.MobileNets;
import org.espalier.dsl.published.PlainSpaces;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.junit.jupiter.api.Test;

class KindsOfBlocksTest {
  private static Network small() {
    return network(image(3, 16, 16)).stem(conv(3, 16));
  }

  @Test
  void aBlockOfMnasNetHas432Ways() {
    SearchSpace space =
        small()
            .stage(
                stage()
                    .mbconv(kernel(3, 5), expand(3, 6))
                    .or()
                    .convolution(kernel(3, 5))
                    .or()
                    .separable(kernel(3, 5))
                    .channels(choice(0.75, 1, 1.25).times(16))
                    .repeat(2, 3, 4)
                    .squeezeExcite(0, 0.25)
                    .shortcut(RESIDUAL, POOLED, NOTHING))
            .classes(10);
    // (2 expansions + 2 other kinds) kernels, ratios, shortcuts, widths, layers.
    assertThat(space.size()).isEqualTo(4 * 2 * 2 * 3 * 3 * 3);
    assertThat(space.toString())
        .contains(".mbconv(kernel(3, 5), expand(3, 6)).or().convolution(kernel(3, 5)).or()")
        .contains(".shortcut(RESIDUAL, POOLED, NOTHING)");
  }

  @Test
  void aProjectedShortcutGoesPastEveryBlock() {
    Stage blocks = stage().mbconv(kernel(3), expand(6)).channels(24).shortcut(PROJECTED).repeat(2);
    Graph network = small().stage(blocks.stride(2)).classes(10).sample(seed(1)).network();
    Graph without =
        small().stage(blocks.shortcut(RESIDUAL).stride(2)).classes(10).sample(seed(1)).network();
    int input = network.named("stage.1/layer.1/shortcut/pool").shape().channels();
    assertThat(network.parameters() - without.parameters()).isEqualTo(24L * input);
    assertThat(network.named("stage.1/layer.1/shortcut/pool").operation().label())
        .isEqualTo("avg pool 2x2 /2");
    assertThat(network.nodes()).filteredOn(node -> node.name().endsWith("residual")).hasSize(2);
  }

  @Test
  void aLayerThatMayBeLeftOutHasOneMoreChoiceFromTheSecondOn() {
    Stage stage =
        stage().choose(mbconvs(kernel(3, 5), expand(3, 6))).orSkip().channels(24).stride(2);
    assertThat(small().stage(stage.each(3)).classes(10).size()).isEqualTo(4 * 5 * 5);
    assertThatThrownBy(() -> small().stage(stage.repeat(3)))
        .hasMessageContaining("say each(4), not repeat(4)");
    assertThatThrownBy(() -> stage().orSkip()).hasMessageContaining("orSkip() follows choose");
  }

  @Test
  void blocksThatMakeNoSenseAreRefusedInTheUsersWords() {
    assertThatThrownBy(
            () ->
                small()
                    .stage(
                        stage()
                            .choose(ops(SKIP, CONV_3X3))
                            .channels(16)
                            .squeezeExcite(0.25)
                            .each(2)))
        .hasMessageContaining("say squeezeExcite(0.25) of the candidates");
    assertThatThrownBy(() -> mbconv(kernel(3, 5), expand(6)))
        .hasMessageContaining("mbconvs(kernel(3, 5), expand(3, 6))");
    assertThatThrownBy(() -> small().stage(stage().mbconv(kernel(3), expand(6)).or().channels(8)))
        .hasMessageContaining("ends with or()");
    assertThatThrownBy(() -> shuffle(kernel(3, 5))).hasMessageContaining("has one kernel");
    assertThatThrownBy(() -> small().stage(stage().choose(ops()).channels(8)))
        .hasMessageContaining("at least one operation");
  }

  @Test
  void theBitsOfResNet18AreCountedAsEdMipsCountsThem() {
    SearchSpace space = PlainSpaces.ED_MIPS.space();
    Graph twoBits = space.parse(PlainSpaces.ED_MIPS.example()).network();
    double first = firstQuantized(twoBits);
    // 16 convolutions and three 1x1 shortcuts are 14.6667 times the first.
    assertThat(quantizedMacs(twoBits) / first * 3).isEqualTo(44.0);
    assertThat(BitOperations.ofQuantizedLayers().of(twoBits) / first * 3).isEqualTo(4 * 44.0);
    // The mean of all combinations, 2.5 by 3 bits, since a product's mean is that of its factors.
    double mean =
        IntStream.range(0, 12)
            .mapToDouble(
                bits ->
                    BitOperations.ofQuantizedLayers()
                        .of(
                            space
                                .architecture(
                                    IntStream.range(0, 32)
                                        .map(i -> i % 2 == 0 ? bits / 3 : bits % 3)
                                        .toArray())
                                .network()))
            .average()
            .orElseThrow();
    assertThat(mean / first).isEqualTo(110.0);
  }

  private static double firstQuantized(Graph network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Quantized)
        .findFirst()
        .orElseThrow()
        .macs();
  }

  private static double quantizedMacs(Graph network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Quantized)
        .mapToDouble(node -> node.macs())
        .sum();
  }

  @Test
  void fullPrecisionIsNotQuantizedAndCosts1024BitOperations() {
    Graph network =
        small()
            .stage(
                stage()
                    .convolution(kernel(3))
                    .channels(16)
                    .bits(weightBits(32), activationBits(32)))
            .classes(10)
            .architecture()
            .network();
    assertThat(network.nodes()).noneMatch(node -> node.operation() instanceof Quantized);
    assertThat(BitOperations.cost().of(network)).isEqualTo(1024.0 * network.macs());
    assertThatThrownBy(() -> stage().bits(weightBits(33), activationBits(2)))
        .hasMessageContaining("weightBits(33): a number has at most 32 bits, but got 33");
  }

  @Test
  void operationAndBitsMayBeOneChoiceAsInQuantNas() {
    SearchSpace space =
        small()
            .stage(
                stage()
                    .choose(
                        ops(
                            mbconv(kernel(3), expand(2), bits(4)),
                            mbconv(kernel(3), expand(2), bits(8)),
                            mbconv(kernel(5), expand(2), bits(4)),
                            mbconv(kernel(5), expand(2), bits(8))))
                    .channels(16)
                    .each(2))
            .classes(10);
    assertThat(space.size()).isEqualTo(16);
    double four = BitOperations.ofQuantizedLayers().of(space.parse("00").network());
    double eight = BitOperations.ofQuantizedLayers().of(space.parse("11").network());
    assertThat(eight).isEqualTo(4 * four);
  }

  @Test
  void branchesMayBeKeptOrNotAndTheSquareStandsWhereNothingElseDoes() {
    SearchSpace space =
        network(image(3, 8, 8))
            .stage(stage().diverseBranches().channels(8).stride(2).each(2))
            .classes(2);
    assertThat(space.size()).isEqualTo(1 << 12);
    Graph nothing = space.architecture(new int[12]).network();
    int[] square = new int[12];
    square[2] = 1;
    // The first layer strides: nothing passes by, so the 3x3 stands as if it were chosen.
    assertThat(nothing).isEqualTo(space.architecture(square).network());
    int[] all = IntStream.range(0, 12).map(i -> 1).toArray();
    long convolutions =
        space.architecture(all).network().nodes().stream()
            .filter(node -> node.operation().label().startsWith("conv"))
            .count();
    assertThat(convolutions).isEqualTo(2 * 7);
  }

  @Test
  void compoundScalingGrowsMultiplyAddsByAboutTwo() {
    Compound compound = compound(1.2, 1.1, 1.15);
    assertThat(compound.growth()).isCloseTo(1.92027, org.assertj.core.data.Offset.offset(1e-9));
    Network base = MobileNets.efficientNetB0(new Sizes(32, 0, 1000, image(3, 224, 224)));
    long b0 = base.classes(1000).architecture().network().macs();
    assertThat(base.scale(compound, 0).classes(1000).architecture().network().macs()).isEqualTo(b0);
    double grown = base.scale(compound, 1).classes(1000).architecture().network().macs();
    // Repeats are rounded up to whole numbers, so it is more than 1.92.
    assertThat(grown / b0).isBetween(1.92, 2.6);
    assertThat(base.scale(compound, 1).toString()).startsWith("network(image(3, 258, 258))");
    assertThatThrownBy(() -> compound(0.9, 1, 1)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> MobileNets.efficientNet(8)).hasMessageContaining("to 7, B7");
  }

  @Test
  void efficientNetsHaveAsManyBlocksAsPublished() {
    int[] blocks = {16, 23, 23, 26, 32, 39, 45, 55};
    for (int variant = 0; variant < blocks.length; variant++) {
      Graph network = MobileNets.efficientNet(variant).architecture().network();
      long counted =
          network.nodes().stream()
              .filter(node -> node.name().endsWith("/project/convolution"))
              .count();
      assertThat(counted).as("B" + variant).isEqualTo(blocks[variant]);
    }
  }

  @Test
  void sizesOfNatsBenchThatDoubleMakeANetworkOfNasBench201() {
    Graph sized =
        natsBenchSizes()
            .parse("width.1=16, width.2=32, width.3=32, width.4=64, width.5=64")
            .network();
    Graph plain =
        nasBench201(sizes("nb201").layers(1))
            .parse(
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                    + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|")
            .network();
    assertThat(sized.parameters()).isEqualTo(plain.parameters());
    assertThat(sized.macs()).isEqualTo(plain.macs());
    assertThatThrownBy(() -> stage().edges(SKIP, SKIP)).hasMessageContaining("1, 3, 6 or 10");
    assertThatThrownBy(() -> small().stage(stage().halving().channels(32).repeat(2)).classes(10))
        .hasMessageContaining("one layer of stride 2, but got stride 1");
  }

  @Test
  void publishedSpacesAreBuiltSmallerBySizes() {
    Graph network = fbNet(sizes("fbnet").size(64).classes(10)).parse("0".repeat(22)).network();
    assertThat(network.output().shape().channels()).isEqualTo(10);
    assertThatThrownBy(() -> sizes("fb-net")).hasMessageContaining("published spaces are [nb201,");
  }

  @Test
  void chosenBlocksStandSideBySideInASupernetAndNumbersDoNot() {
    SearchSpace space =
        small()
            .stage(stage().choose(mbconvs(kernel(3, 5), expand(3, 6))).channels(16).each(2))
            .classes(10);
    long depthwise =
        space.supernet().nodes().stream()
            .filter(node -> node.name().endsWith("/spatial/depthwise"))
            .count();
    assertThat(depthwise).isEqualTo(2 * 4);
    assertThatThrownBy(() -> onceForAll().supernet())
        .hasMessageContaining("'stage.2/repeat' decides a size");
  }
}
