package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.Scaling;
import org.espalier.dsl.space.stage.SqueezeExcite;
import org.espalier.dsl.space.stage.Stage;

/** Networks that come in several widths, depths and resolutions; the sizes are what is chosen. */
public final class MobileNets {
  private static final Sizes IMAGENET = new Sizes(32, 0, 1000, image(3, 224, 224));

  /** Six widths. */
  public static final PublishedSpace MOBILE_NET_V2 =
      new PublishedSpace(
          "mobilenet-v2",
          "MobileNetV2",
          "Sandler et al., CVPR 2018, arXiv 1801.04381, table 2",
          IMAGENET,
          MobileNets::mobileNetV2,
          "width=1");

  /** Five widths. */
  public static final PublishedSpace MOBILE_NET_V3_LARGE =
      new PublishedSpace(
          "mobilenet-v3-large",
          "MobileNetV3-Large",
          "Howard et al., ICCV 2019, arXiv 1905.02244, table 1",
          IMAGENET.channels(16),
          MobileNets::mobileNetV3Large,
          "width=1");

  /** Five widths. */
  public static final PublishedSpace MOBILE_NET_V3_SMALL =
      new PublishedSpace(
          "mobilenet-v3-small",
          "MobileNetV3-Small",
          "Howard et al., ICCV 2019, arXiv 1905.02244, table 2",
          IMAGENET.channels(16),
          MobileNets::mobileNetV3Small,
          "width=1");

  /** The widths, depths and resolutions of B0 to B7, each combined with each. */
  public static final PublishedSpace EFFICIENT_NET =
      new PublishedSpace(
          "efficientnet",
          "EfficientNet",
          "Tan and Le, ICML 2019, arXiv 1905.11946, table 1 and section 3.3",
          IMAGENET,
          MobileNets::efficientNet,
          "resolution=240, width=1, depth=1.1");

  /** Width, depth, resolution of B0 to B7, as the authors' code has them. */
  private static final double[][] VARIANTS = {
    {1.0, 1.0, 224}, {1.0, 1.1, 240}, {1.1, 1.2, 260}, {1.2, 1.4, 300},
    {1.4, 1.8, 380}, {1.6, 2.2, 456}, {1.8, 2.6, 528}, {2.0, 3.1, 600}
  };

  private MobileNets() {}

  private static SearchSpace mobileNetV2(Sizes sizes) {
    Amount width = choice("width", 0.35, 0.5, 0.75, 1, 1.3, 1.4);
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(RELU6))
        .stage(stage().mbconv(kernel(3), expand(1)).channels(16))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(24).stride(2).repeat(2))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(32).stride(2).repeat(3))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(64).stride(2).repeat(4))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(96).repeat(3))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(160).stride(2).repeat(3))
        .stage(stage().mbconv(kernel(3), expand(6)).channels(320))
        .scale(width(width))
        .head(width.times(1280).roundedTo(8).atLeast(1280))
        .classes(sizes.classes());
  }

  /** The squeeze-and-excitation of MobileNetV3: a quarter of the expanded channels. */
  private static final SqueezeExcite HARD =
      squeeze(0.25).ofExpanded().roundedTo(8).activation(RELU).gate(HARD_SIGMOID);

  private static SearchSpace mobileNetV3Large(Sizes sizes) {
    Stage relu = stage().activation(RELU);
    Stage hard = stage().activation(HARD_SWISH);
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(HARD_SWISH))
        .stage(relu.mbconv(kernel(3), expandTo(16)).channels(16))
        .stage(relu.mbconv(kernel(3), expandTo(64)).channels(24).stride(2))
        .stage(relu.mbconv(kernel(3), expandTo(72)).channels(24))
        .stage(relu.mbconv(kernel(5), expandTo(72)).channels(40).stride(2).squeezeExcite(HARD))
        .stage(relu.mbconv(kernel(5), expandTo(120)).channels(40).repeat(2).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(3), expandTo(240)).channels(80).stride(2))
        .stage(hard.mbconv(kernel(3), expandTo(200)).channels(80))
        .stage(hard.mbconv(kernel(3), expandTo(184)).channels(80).repeat(2))
        .stage(hard.mbconv(kernel(3), expandTo(480)).channels(112).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(3), expandTo(672)).channels(112).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(672)).channels(160).stride(2).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(960)).channels(160).repeat(2).squeezeExcite(HARD))
        .head(960, HARD_SWISH)
        .scale(width(choice("width", 0.35, 0.5, 0.75, 1, 1.25)))
        .dense(dense(1280, HARD_SWISH))
        .classes(sizes.classes());
  }

  private static SearchSpace mobileNetV3Small(Sizes sizes) {
    Stage relu = stage().activation(RELU);
    Stage hard = stage().activation(HARD_SWISH);
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(HARD_SWISH))
        .stage(relu.mbconv(kernel(3), expandTo(16)).channels(16).stride(2).squeezeExcite(HARD))
        .stage(relu.mbconv(kernel(3), expandTo(72)).channels(24).stride(2))
        .stage(relu.mbconv(kernel(3), expandTo(88)).channels(24))
        .stage(hard.mbconv(kernel(5), expandTo(96)).channels(40).stride(2).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(240)).channels(40).repeat(2).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(120)).channels(48).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(144)).channels(48).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(288)).channels(96).stride(2).squeezeExcite(HARD))
        .stage(hard.mbconv(kernel(5), expandTo(576)).channels(96).repeat(2).squeezeExcite(HARD))
        .head(576, HARD_SWISH)
        .scale(width(choice("width", 0.35, 0.5, 0.75, 1, 1.25)))
        .dense(dense(1024, HARD_SWISH))
        .classes(sizes.classes());
  }

  /**
   * The network that EfficientNets are scaled from; say {@code .scale(...)} and {@code
   * .classes(...)}.
   */
  public static Network efficientNetB0(Sizes sizes) {
    Stage mobile = stage().squeezeExcite(0.25).activation(SWISH).tensorFlowPadding();
    return network(sizes.image())
        .stem(conv(3, sizes.channels()).stride(2).activation(SWISH).tensorFlowPadding())
        .stage(mobile.mbconv(kernel(3), expand(1)).channels(16))
        .stage(mobile.mbconv(kernel(3), expand(6)).channels(24).stride(2).repeat(2))
        .stage(mobile.mbconv(kernel(5), expand(6)).channels(40).stride(2).repeat(2))
        .stage(mobile.mbconv(kernel(3), expand(6)).channels(80).stride(2).repeat(3))
        .stage(mobile.mbconv(kernel(5), expand(6)).channels(112).repeat(3))
        .stage(mobile.mbconv(kernel(5), expand(6)).channels(192).stride(2).repeat(4))
        .stage(mobile.mbconv(kernel(3), expand(6)).channels(320))
        .head(1280, SWISH);
  }

  private static SearchSpace efficientNet(Sizes sizes) {
    Scaling scaling =
        width(choice("width", 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2))
            .depth(choice("depth", 1, 1.1, 1.2, 1.4, 1.8, 2.2, 2.6, 3.1))
            .resolution(choice("resolution", 224, 240, 260, 300, 380, 456, 528, 600));
    return efficientNetB0(sizes).scale(scaling).classes(sizes.classes());
  }

  /**
   * B0 to B7, each at its own resolution.
   *
   * @param variant 0 to 7
   */
  public static SearchSpace efficientNet(int variant) {
    if (variant < 0 || variant >= VARIANTS.length) {
      throw new IllegalArgumentException(
          "efficientNet(" + variant + "): EfficientNets are numbered from 0, B0, to 7, B7.");
    }
    double[] row = VARIANTS[variant];
    return efficientNetB0(IMAGENET)
        .scale(width(row[0]).depth(row[1]).resolution((int) row[2]))
        .classes(IMAGENET.classes());
  }
}
