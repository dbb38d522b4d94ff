package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.stage.Stage;

/** Chains of MBConv blocks for ImageNet on phones: MnasNet, ProxylessNAS, FBNet, FairNAS. */
public final class MobileSpaces {
  private static final Sizes IMAGENET = new Sizes(32, 0, 1000, image(3, 224, 224));

  /** Seven blocks of 432 ways each, fewer where the least number of layers is one. */
  public static final PublishedSpace MNAS_NET =
      new PublishedSpace(
          "mnasnet",
          "MnasNet's factorised hierarchical space",
          "Tan et al., CVPR 2019, arXiv 1807.11626, section 4.1",
          IMAGENET,
          MobileSpaces::mnasNet,
          mnasExample());

  /** 6^6 7^15 networks of 21 layers, in the widths of the published network for phones. */
  public static final PublishedSpace PROXYLESS =
      new PublishedSpace(
          "proxylessnas",
          "ProxylessNAS",
          "Cai, Zhu and Han, ICLR 2019, arXiv 1812.00332, section 4.2",
          IMAGENET,
          MobileSpaces::proxyless,
          "206640225222322255445");

  /** 9^22 networks. */
  public static final PublishedSpace FB_NET =
      new PublishedSpace(
          "fbnet",
          "FBNet",
          "Wu et al., CVPR 2019, arXiv 1812.03443, tables 1 and 2",
          IMAGENET.channels(16),
          MobileSpaces::fbNet,
          "0300876733677777777773");

  /** 6^19 networks. */
  public static final PublishedSpace FAIR_NAS =
      new PublishedSpace(
          "fairnas",
          "FairNAS",
          "Chu, Zhang and Xu, ICCV 2021, arXiv 1907.01845, section 4.1",
          IMAGENET,
          MobileSpaces::fairNas,
          "4041500552122115153");

  private MobileSpaces() {}

  private static String mnasExample() {
    int[] layers = {1, 1, 2, 3, 2, 2, 1};
    String rest = "/block=mbconv, @/kernel=3, @/expand=3, @/squeeze=0, @/shortcut=residual";
    return IntStream.rangeClosed(1, layers.length)
        .mapToObj(
            number ->
                ("@/repeat=" + layers[number - 1] + ", @" + rest + ", @/channels=1")
                    .replace("@", "stage." + number))
        .collect(Collectors.joining(", "));
  }

  private static SearchSpace mnasNet(Sizes sizes) {
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU))
        .stage(mnasBlock(16, 1, 2))
        .stage(mnasBlock(24, 1, 2, 3).stride(2))
        .stage(mnasBlock(32, 2, 3, 4).stride(2))
        .stage(mnasBlock(64, 3, 4, 5).stride(2))
        .stage(mnasBlock(96, 2, 3, 4))
        .stage(mnasBlock(160, 2, 3, 4).stride(2))
        .stage(mnasBlock(320, 1, 2))
        .head(1280, RELU)
        .classes(sizes.classes());
  }

  /** One block: what MobileNetV2 has there, give or take a layer and a quarter of the channels. */
  private static Stage mnasBlock(int channels, int... layers) {
    Amount width = choice(0.75, 1, 1.25).times(channels);
    return stage()
        .mbconv(kernel(3, 5), expand(3, 6))
        .or()
        .convolution(kernel(3, 5))
        .or()
        .separable(kernel(3, 5))
        .channels(width)
        .repeat(layers)
        .squeezeExcite(0, 0.25)
        .shortcut(RESIDUAL, POOLED, NOTHING)
        .activation(RELU);
  }

  private static SearchSpace proxyless(Sizes sizes) {
    Stage layers = stage().choose(mbconvs(kernel(3, 5, 7), expand(3, 6))).orSkip();
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU6))
        .stage(stage().mbconv(kernel(3), expand(1)).channels(16))
        .stage(layers.channels(32).stride(2).each(4))
        .stage(layers.channels(40).stride(2).each(4))
        .stage(layers.channels(80).stride(2).each(4))
        .stage(layers.channels(96).each(4))
        .stage(layers.channels(192).stride(2).each(4))
        .stage(layers.channels(320).each(1))
        .head(1280)
        .classes(sizes.classes());
  }

  private static SearchSpace fbNet(Sizes sizes) {
    Stage layers =
        stage()
            .choose(
                ops(
                    fbBlock(3, 1),
                    fbBlock(3, 1, 2),
                    fbBlock(3, 3),
                    fbBlock(3, 6),
                    fbBlock(5, 1),
                    fbBlock(5, 1, 2),
                    fbBlock(5, 3),
                    fbBlock(5, 6),
                    SKIP));
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU))
        .stage(layers.channels(16))
        .stage(layers.channels(24).stride(2).each(4))
        .stage(layers.channels(32).stride(2).each(4))
        .stage(layers.channels(64).stride(2).each(4))
        .stage(layers.channels(112).each(4))
        .stage(layers.channels(184).stride(2).each(4))
        .stage(layers.channels(352))
        .head(1984, RELU)
        .classes(sizes.classes());
  }

  private static CandidateOperation fbBlock(int kernel, int expansion) {
    return fbBlock(kernel, expansion, 1);
  }

  private static CandidateOperation fbBlock(int kernel, int expansion, int groups) {
    return mbconv(kernel(kernel), expand(expansion).always(), groups(groups), activation(RELU));
  }

  private static SearchSpace fairNas(Sizes sizes) {
    Stage layers = stage().choose(mbconvs(kernel(3, 5, 7), expand(3, 6)));
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU6))
        .stage(stage().separable(kernel(3)).channels(16))
        .stage(layers.channels(32).stride(2).each(2))
        .stage(layers.channels(40).stride(2).each(4))
        .stage(layers.channels(80).stride(2).each(4))
        .stage(layers.channels(96).each(4))
        .stage(layers.channels(192).stride(2).each(4))
        .stage(layers.channels(320).each(1))
        .head(1280)
        .classes(sizes.classes());
  }
}
