package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.Stage;

/** Chains of ordinary convolutions: Zen-NAS, RepNAS, searched sizes and bits of ResNets. */
public final class PlainSpaces {
  private static final Sizes CIFAR = new Sizes(16, 9, 10, image(3, 32, 32));
  private static final Sizes IMAGENET = new Sizes(64, 0, 1000, image(3, 224, 224));

  /** Four to eight super-blocks of six kinds, up to 256 channels, for CIFAR. */
  public static final PublishedSpace ZEN_NAS =
      new PublishedSpace(
          "zennas",
          "Zen-NAS",
          "Lin et al., ICCV 2021, arXiv 2102.01063, section 5; its search has no upper bounds",
          CIFAR,
          PlainSpaces::zenNas,
          "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
              + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
              + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
              + "SuperConvK1BNRELU(112,512,1,1)");

  /** 132 branches of RepVGG-A0, each kept or not. */
  public static final PublishedSpace REP_NAS =
      new PublishedSpace(
          "repnas",
          "RepNAS on RepVGG-A0",
          "Zhang et al., 2021, arXiv 2109.03508, section 3",
          IMAGENET,
          sizes -> repNas(sizes, 0.75, 2.5, 2, 4, 14),
          every(
              "stage.%d/layer.%d/branch.%s=on",
              List.of(1, 2, 4, 14, 1), List.of("1x1", "1x1-avg", "3x3", "1x1-3x3", "1x3", "3x1")));

  /** Widths and depths of ResNet-56. */
  public static final PublishedSpace TAS =
      new PublishedSpace(
          "tas",
          "Transformable Architecture Search on ResNet-56",
          "Dong and Yang, NeurIPS 2019, arXiv 1905.09717, section 4.1",
          CIFAR,
          PlainSpaces::transformable,
          "stem/channels=16, stage.1/repeat=1, stage.1/layer.1/inside=8, stage.1/layer.1/channels=16,"
              + " stage.2/repeat=1, stage.2/layer.1/inside=16, stage.2/layer.1/channels=32,"
              + " stage.3/repeat=1, stage.3/layer.1/inside=32, stage.3/layer.1/channels=64");

  /** Bits of every convolution of ResNet-18 but the first. */
  public static final PublishedSpace ED_MIPS =
      new PublishedSpace(
          "edmips",
          "EdMIPS on ResNet-18",
          "Cai and Vasconcelos, CVPR 2020, arXiv 2004.05795, section 5.1",
          IMAGENET,
          PlainSpaces::edMips,
          every(
              "stage.%d/layer.%d/%s-bits=2",
              List.of(2, 2, 2, 2),
              List.of("first/weight", "first/activation", "second/weight", "second/activation")));

  private PlainSpaces() {}

  /** One pair of label and value for each layer of each stage and each of some ends. */
  private static String every(String pair, List<Integer> layers, List<String> ends) {
    List<String> pairs = new ArrayList<>();
    for (int stage = 1; stage <= layers.size(); stage++) {
      for (int layer = 1; layer <= layers.get(stage - 1); layer++) {
        for (String end : ends) {
          pairs.add(String.format(Locale.ROOT, pair, stage, layer, end));
        }
      }
    }
    return String.join(", ", pairs);
  }

  private static SearchSpace zenNas(Sizes sizes) {
    Amount inside = choice(8, 16, 24, 32, 40, 48, 56, 64);
    Stage block =
        stage()
            .superBlocks(
                inside,
                "SuperResK1K3K1",
                "SuperResK1K5K1",
                "SuperResK1K7K1",
                "SuperResK3K3",
                "SuperResK5K5",
                "SuperResK7K7")
            .channels(range(8, 256, 8))
            .repeat(range(1, 5, 1));
    // Where a block that has grown too deep is split; its search begins without them.
    Stage split = block.repeat(range(0, 5, 1));
    return network(sizes.image())
        .stage(stage().convolution(kernel(3)).channels(range(8, 128, 8)).activation(RELU))
        .stage(block)
        .stage(split)
        .stage(block.stride(2))
        .stage(split)
        .stage(block.stride(2))
        .stage(split)
        .stage(block.stride(2))
        .stage(split)
        .stage(stage().convolution(kernel(1)).channels(512).activation(RELU))
        .classes(sizes.classes());
  }

  /**
   * RepVGG with the branches of RepNAS in every layer.
   *
   * @param narrow what the first three stages' channels are multiplied by
   * @param wide what the last stage's channels are multiplied by
   * @param layers of the second to fourth stage
   */
  public static SearchSpace repNas(Sizes sizes, double narrow, double wide, int... layers) {
    return repVgg(stage().diverseBranches(), sizes, narrow, wide, layers);
  }

  /** RepVGG as it is deployed: plain 3x3 convolutions with a bias. */
  public static SearchSpace repVgg(Sizes sizes, double narrow, double wide, int... layers) {
    Stage fused = stage().fusedConvolution(kernel(3)).activation(RELU);
    return repVgg(fused, sizes, narrow, wide, layers);
  }

  private static SearchSpace repVgg(
      Stage stage, Sizes sizes, double narrow, double wide, int... layers) {
    Stage halving = stage.stride(2);
    int channels = (int) (sizes.channels() * narrow);
    return network(sizes.image())
        .stage(halving.channels(Math.min(sizes.channels(), channels)).each(1))
        .stage(halving.channels(channels).each(layers[0]))
        .stage(halving.channels(2 * channels).each(layers[1]))
        .stage(halving.channels(4 * channels).each(layers[2]))
        .stage(halving.channels((int) (8 * sizes.channels() * wide)).each(1))
        .classes(sizes.classes());
  }

  /** Ratios 0.3 to 1.0 of every block's channels; 1, 3, 5, 7 or 9 blocks in each stage. */
  private static SearchSpace transformable(Sizes sizes) {
    int channels = sizes.channels();
    return network(sizes.image())
        .stem(conv(3, ratios(channels)).activation(RELU))
        .stage(resNetStage(channels, sizes.layers()))
        .stage(resNetStage(2 * channels, sizes.layers()).stride(2))
        .stage(resNetStage(4 * channels, sizes.layers()).stride(2))
        .classes(sizes.classes());
  }

  private static Stage resNetStage(int channels, int layers) {
    return stage()
        .basic(kernel(3), ratios(channels))
        .channels(ratios(channels))
        .each(range(1, layers, 2))
        .activation(RELU);
  }

  private static Amount ratios(int channels) {
    return choice(
        IntStream.rangeClosed(3, 10)
            .map(tenth -> channels * tenth / 10)
            .distinct()
            .boxed()
            .toArray(Number[]::new));
  }

  /** ResNet-18 without a say on its stem and its last layer, which stay in full precision. */
  private static SearchSpace edMips(Sizes sizes) {
    Stage layers =
        stage()
            .basic(kernel(3))
            .bits(weightBits(1, 2, 3, 4), activationBits(2, 3, 4))
            .activation(RELU);
    return resNet18Stem(sizes)
        .stage(layers.channels(sizes.channels()).each(2))
        .stage(layers.channels(2 * sizes.channels()).stride(2).each(2))
        .stage(layers.channels(4 * sizes.channels()).stride(2).each(2))
        .stage(layers.channels(8 * sizes.channels()).stride(2).each(2))
        .classes(sizes.classes());
  }

  private static Network resNet18Stem(Sizes sizes) {
    return network(sizes.image())
        .stem(conv(7, sizes.channels()).stride(2).activation(RELU))
        .maximumPool(3, 2);
  }
}
