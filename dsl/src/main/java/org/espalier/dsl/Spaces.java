package org.espalier.dsl;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.Catalogue;
import org.espalier.dsl.published.DartsSpaces;
import org.espalier.dsl.published.ImageSpaces;
import org.espalier.dsl.published.MacroSpaces;
import org.espalier.dsl.published.MobileNets;
import org.espalier.dsl.published.MobileSpaces;
import org.espalier.dsl.published.NasBenchSpaces;
import org.espalier.dsl.published.NasNetSpaces;
import org.espalier.dsl.published.OneShotSpaces;
import org.espalier.dsl.published.PlainSpaces;
import org.espalier.dsl.published.PublishedSpace;
import org.espalier.dsl.published.RecurrentSpaces;
import org.espalier.dsl.published.SequenceSpaces;
import org.espalier.dsl.published.TrellisSpaces;
import org.espalier.dsl.published.WiredSpaces;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.Mixing;

/**
 * The search spaces of the literature by name, for a static import beside {@link Language}; a
 * notebook's cells have them without one.
 */
public final class Spaces {
  private Spaces() {}

  /** NAS-Bench-201 at its own sizes: 15,625 cells. */
  public static SearchSpace nasBench201() {
    return NasBenchSpaces.NAS_BENCH_201.space();
  }

  /** NAS-Bench-201 at other sizes, such as {@code sizes("nb201").channels(8).layers(1)}. */
  public static SearchSpace nasBench201(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_201.space(sizes);
  }

  /** NAS-Bench-Macro at its own sizes: 6,561 networks. */
  public static SearchSpace nasBenchMacro() {
    return NasBenchSpaces.NAS_BENCH_MACRO.space();
  }

  /** The paper's sizes of a published space, such as {@code sizes("fbnet").size(32)}. */
  public static Sizes sizes(String name) {
    return Catalogue.of(name)
        .map(PublishedSpace::sizes)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sizes(\""
                        + name
                        + "\"): published spaces are "
                        + Catalogue.all().stream().map(PublishedSpace::name).toList()
                        + "."));
  }

  /** NATS-Bench's sizes: 8^5 networks; at its own sizes. */
  public static SearchSpace natsBenchSizes() {
    return NasBenchSpaces.NATS_BENCH_SIZES.space();
  }

  /** NATS-Bench's sizes: 8^5 networks; at other sizes. */
  public static SearchSpace natsBenchSizes(Sizes sizes) {
    return NasBenchSpaces.NATS_BENCH_SIZES.space(sizes);
  }

  /** MobileNetV2 in six widths; at its own sizes. */
  public static SearchSpace mobileNetV2() {
    return MobileNets.MOBILE_NET_V2.space();
  }

  /** MobileNetV2 in six widths; at other sizes. */
  public static SearchSpace mobileNetV2(Sizes sizes) {
    return MobileNets.MOBILE_NET_V2.space(sizes);
  }

  /** MobileNetV3-Large in five widths; at its own sizes. */
  public static SearchSpace mobileNetV3Large() {
    return MobileNets.MOBILE_NET_V3_LARGE.space();
  }

  /** MobileNetV3-Large in five widths; at other sizes. */
  public static SearchSpace mobileNetV3Large(Sizes sizes) {
    return MobileNets.MOBILE_NET_V3_LARGE.space(sizes);
  }

  /** MobileNetV3-Small in five widths; at its own sizes. */
  public static SearchSpace mobileNetV3Small() {
    return MobileNets.MOBILE_NET_V3_SMALL.space();
  }

  /** MobileNetV3-Small in five widths; at other sizes. */
  public static SearchSpace mobileNetV3Small(Sizes sizes) {
    return MobileNets.MOBILE_NET_V3_SMALL.space(sizes);
  }

  /** EfficientNets of all widths, depths and resolutions of B0 to B7; at its own sizes. */
  public static SearchSpace efficientNets() {
    return MobileNets.EFFICIENT_NET.space();
  }

  /** EfficientNets of all widths, depths and resolutions of B0 to B7; at other sizes. */
  public static SearchSpace efficientNets(Sizes sizes) {
    return MobileNets.EFFICIENT_NET.space(sizes);
  }

  /** MnasNet's factorised space; at its own sizes. */
  public static SearchSpace mnasNet() {
    return MobileSpaces.MNAS_NET.space();
  }

  /** MnasNet's factorised space; at other sizes. */
  public static SearchSpace mnasNet(Sizes sizes) {
    return MobileSpaces.MNAS_NET.space(sizes);
  }

  /** ProxylessNAS: 6^6 7^15 networks; at its own sizes. */
  public static SearchSpace proxylessNas() {
    return MobileSpaces.PROXYLESS.space();
  }

  /** ProxylessNAS: 6^6 7^15 networks; at other sizes. */
  public static SearchSpace proxylessNas(Sizes sizes) {
    return MobileSpaces.PROXYLESS.space(sizes);
  }

  /** FBNet: 9^22 networks; at its own sizes. */
  public static SearchSpace fbNet() {
    return MobileSpaces.FB_NET.space();
  }

  /** FBNet: 9^22 networks; at other sizes. */
  public static SearchSpace fbNet(Sizes sizes) {
    return MobileSpaces.FB_NET.space(sizes);
  }

  /** FairNAS: 6^19 networks; at its own sizes. */
  public static SearchSpace fairNas() {
    return MobileSpaces.FAIR_NAS.space();
  }

  /** FairNAS: 6^19 networks; at other sizes. */
  public static SearchSpace fairNas(Sizes sizes) {
    return MobileSpaces.FAIR_NAS.space(sizes);
  }

  /** Single Path One-Shot: 4^20 networks; at its own sizes. */
  public static SearchSpace singlePathOneShot() {
    return OneShotSpaces.SINGLE_PATH.space();
  }

  /** Single Path One-Shot: 4^20 networks; at other sizes. */
  public static SearchSpace singlePathOneShot(Sizes sizes) {
    return OneShotSpaces.SINGLE_PATH.space(sizes);
  }

  /** Once-for-all: 7371^5 networks; at its own sizes. */
  public static SearchSpace onceForAll() {
    return OneShotSpaces.ONCE_FOR_ALL.space();
  }

  /** Once-for-all: 7371^5 networks; at other sizes. */
  public static SearchSpace onceForAll(Sizes sizes) {
    return OneShotSpaces.ONCE_FOR_ALL.space(sizes);
  }

  /** Once-for-all at 25 resolutions; at its own sizes. */
  public static SearchSpace onceForAllResolutions() {
    return OneShotSpaces.ONCE_FOR_ALL_RESOLUTIONS.space();
  }

  /** Once-for-all at 25 resolutions; at other sizes. */
  public static SearchSpace onceForAllResolutions(Sizes sizes) {
    return OneShotSpaces.ONCE_FOR_ALL_RESOLUTIONS.space(sizes);
  }

  /** BigNAS; at its own sizes. */
  public static SearchSpace bigNas() {
    return OneShotSpaces.BIG_NAS.space();
  }

  /** BigNAS; at other sizes. */
  public static SearchSpace bigNas(Sizes sizes) {
    return OneShotSpaces.BIG_NAS.space(sizes);
  }

  /** AttentiveNAS: 440,301,256,704 networks; at its own sizes. */
  public static SearchSpace attentiveNas() {
    return OneShotSpaces.ATTENTIVE_NAS.space();
  }

  /** AttentiveNAS: 440,301,256,704 networks; at other sizes. */
  public static SearchSpace attentiveNas(Sizes sizes) {
    return OneShotSpaces.ATTENTIVE_NAS.space(sizes);
  }

  /** Zen-NAS: four to eight super-blocks for CIFAR; at its own sizes. */
  public static SearchSpace zenNas() {
    return PlainSpaces.ZEN_NAS.space();
  }

  /** Zen-NAS: four to eight super-blocks for CIFAR; at other sizes. */
  public static SearchSpace zenNas(Sizes sizes) {
    return PlainSpaces.ZEN_NAS.space(sizes);
  }

  /** RepNAS on RepVGG-A0: 132 branches, each kept or not; at its own sizes. */
  public static SearchSpace repNas() {
    return PlainSpaces.REP_NAS.space();
  }

  /** RepNAS on RepVGG-A0: 132 branches, each kept or not; at other sizes. */
  public static SearchSpace repNas(Sizes sizes) {
    return PlainSpaces.REP_NAS.space(sizes);
  }

  /** Transformable Architecture Search: widths and depths of ResNet-56; at its own sizes. */
  public static SearchSpace transformable() {
    return PlainSpaces.TAS.space();
  }

  /** Transformable Architecture Search: widths and depths of ResNet-56; at other sizes. */
  public static SearchSpace transformable(Sizes sizes) {
    return PlainSpaces.TAS.space(sizes);
  }

  /** EdMIPS: bits of every convolution of ResNet-18; at its own sizes. */
  public static SearchSpace edMips() {
    return PlainSpaces.ED_MIPS.space();
  }

  /** EdMIPS: bits of every convolution of ResNet-18; at other sizes. */
  public static SearchSpace edMips(Sizes sizes) {
    return PlainSpaces.ED_MIPS.space(sizes);
  }

  /**
   * EfficientNet-B0 to B7.
   *
   * @param variant 0 to 7
   */
  public static SearchSpace efficientNet(int variant) {
    return MobileNets.efficientNet(variant);
  }

  /** What EfficientNets are scaled from: say {@code .scale(...)} and {@code .classes(...)}. */
  public static Network efficientNetB0() {
    return MobileNets.efficientNetB0(MobileNets.EFFICIENT_NET.sizes());
  }

  /** DARTS at its own sizes: 1,037,664,180 cells, squared for the pair. */
  public static SearchSpace darts() {
    return DartsSpaces.DARTS.space();
  }

  /** DARTS at other sizes, such as {@code sizes("darts").channels(16).layers(8)}. */
  public static SearchSpace darts(Sizes sizes) {
    return DartsSpaces.DARTS.space(sizes);
  }

  /** DARTS S1 of Zela et al. at its own sizes: two operations on each edge. */
  public static SearchSpace dartsS1() {
    return DartsSpaces.S1.space();
  }

  /** DARTS S1 of Zela et al. at other sizes, such as {@code sizes("darts-s1").layers(8)}. */
  public static SearchSpace dartsS1(Sizes sizes) {
    return DartsSpaces.S1.space(sizes);
  }

  /** DARTS S2 of Zela et al. at its own sizes: skip connections and separable convolutions. */
  public static SearchSpace dartsS2() {
    return DartsSpaces.S2.space();
  }

  /** DARTS S2 of Zela et al. at other sizes, such as {@code sizes("darts-s2").layers(8)}. */
  public static SearchSpace dartsS2(Sizes sizes) {
    return DartsSpaces.S2.space(sizes);
  }

  /** DARTS S3 of Zela et al. at its own sizes: those of S2 and none. */
  public static SearchSpace dartsS3() {
    return DartsSpaces.S3.space();
  }

  /** DARTS S3 of Zela et al. at other sizes, such as {@code sizes("darts-s3").layers(8)}. */
  public static SearchSpace dartsS3(Sizes sizes) {
    return DartsSpaces.S3.space(sizes);
  }

  /** DARTS S4 of Zela et al. at its own sizes: noise and separable convolutions. */
  public static SearchSpace dartsS4() {
    return DartsSpaces.S4.space();
  }

  /** DARTS S4 of Zela et al. at other sizes, such as {@code sizes("darts-s4").layers(8)}. */
  public static SearchSpace dartsS4(Sizes sizes) {
    return DartsSpaces.S4.space(sizes);
  }

  /** NASNet at its own sizes: 13 operations, two ways to combine. */
  public static SearchSpace nasNet() {
    return NasNetSpaces.NASNET.space();
  }

  /** NASNet at other sizes, such as {@code sizes("nasnet").channels(16).layers(8)}. */
  public static SearchSpace nasNet(Sizes sizes) {
    return NasNetSpaces.NASNET.space(sizes);
  }

  /** AmoebaNet at its own sizes: 8 operations. */
  public static SearchSpace amoebaNet() {
    return NasNetSpaces.AMOEBANET.space();
  }

  /** AmoebaNet at other sizes, such as {@code sizes("amoebanet").channels(16).layers(8)}. */
  public static SearchSpace amoebaNet(Sizes sizes) {
    return NasNetSpaces.AMOEBANET.space(sizes);
  }

  /** PNAS at its own sizes: one cell of 8 operations. */
  public static SearchSpace pnas() {
    return NasNetSpaces.PNAS.space();
  }

  /** PNAS at other sizes, such as {@code sizes("pnas").channels(16).layers(8)}. */
  public static SearchSpace pnas(Sizes sizes) {
    return NasNetSpaces.PNAS.space(sizes);
  }

  /** The cells of ENAS at its own sizes: 5 operations. */
  public static SearchSpace enasMicro() {
    return NasNetSpaces.ENAS_MICRO.space();
  }

  /** The cells of ENAS at other sizes, such as {@code sizes("enas-micro").layers(8)}. */
  public static SearchSpace enasMicro(Sizes sizes) {
    return NasNetSpaces.ENAS_MICRO.space(sizes);
  }

  /** 48 channels, 14 cells, 1000 classes, 3x224x224: how the DARTS family compares on ImageNet. */
  public static Sizes dartsImageNetSizes() {
    return GenotypeNetwork.imageNet();
  }

  /** ENAS' macro space: 12 layers of 6 operations with skips. */
  public static SearchSpace enasMacro() {
    return MacroSpaces.ENAS_MACRO.space();
  }

  /** Likewise at other sizes, such as {@code sizes("enas-macro")} with another word behind. */
  public static SearchSpace enasMacro(Sizes sizes) {
    return MacroSpaces.ENAS_MACRO.space(sizes);
  }

  /** Zoph and Le's chain of 15 convolutions with anchors. */
  public static SearchSpace zophLeChain() {
    return MacroSpaces.ZOPH_LE_CHAIN.space();
  }

  /** Likewise at other sizes, such as {@code sizes("zoph-le-chain")} with another word behind. */
  public static SearchSpace zophLeChain(Sizes sizes) {
    return MacroSpaces.ZOPH_LE_CHAIN.space(sizes);
  }

  /** Zoph and Le's chain of 20 convolutions that choose their strides. */
  public static SearchSpace zophLeStrides() {
    return MacroSpaces.ZOPH_LE_STRIDES.space();
  }

  /** Likewise at other sizes, such as {@code sizes("zoph-le-strides")} with another word behind. */
  public static SearchSpace zophLeStrides(Sizes sizes) {
    return MacroSpaces.ZOPH_LE_STRIDES.space(sizes);
  }

  /** Liu et al.'s hierarchical motifs on three levels. */
  public static SearchSpace hierarchical() {
    return WiredSpaces.HIERARCHICAL.space();
  }

  /** Likewise at other sizes, such as {@code sizes("hierarchical")} with another word behind. */
  public static SearchSpace hierarchical(Sizes sizes) {
    return WiredSpaces.HIERARCHICAL.space(sizes);
  }

  /** RandWire's small regime. */
  public static SearchSpace randWire() {
    return WiredSpaces.RAND_WIRE.space();
  }

  /** Likewise at other sizes, such as {@code sizes("randwire")} with another word behind. */
  public static SearchSpace randWire(Sizes sizes) {
    return WiredSpaces.RAND_WIRE.space(sizes);
  }

  /** Graphs of seven vertices as GraphPNAS generates them. */
  public static SearchSpace graphPnas() {
    return WiredSpaces.GRAPH_PNAS.space();
  }

  /** Likewise at other sizes, such as {@code sizes("graphpnas")} with another word behind. */
  public static SearchSpace graphPnas(Sizes sizes) {
    return WiredSpaces.GRAPH_PNAS.space(sizes);
  }

  /** Layer graphs with units as NASBOT searches them. */
  public static SearchSpace nasbot() {
    return WiredSpaces.NASBOT.space();
  }

  /** Likewise at other sizes, such as {@code sizes("nasbot")} with another word behind. */
  public static SearchSpace nasbot(Sizes sizes) {
    return WiredSpaces.NASBOT.space(sizes);
  }

  /** DARTS' recurrent cell in its language model. */
  public static SearchSpace dartsRecurrent() {
    return RecurrentSpaces.DARTS_RECURRENT.space();
  }

  /** Likewise at other sizes, such as {@code sizes("darts-recurrent")} with another word behind. */
  public static SearchSpace dartsRecurrent(Sizes sizes) {
    return RecurrentSpaces.DARTS_RECURRENT.space(sizes);
  }

  /** ENAS' recurrent cell in a language model. */
  public static SearchSpace enasRecurrent() {
    return RecurrentSpaces.ENAS_RECURRENT.space();
  }

  /** Likewise at other sizes, such as {@code sizes("enas-recurrent")} with another word behind. */
  public static SearchSpace enasRecurrent(Sizes sizes) {
    return RecurrentSpaces.ENAS_RECURRENT.space(sizes);
  }

  /** Zoph and Le's recurrent tree cell in a language model. */
  public static SearchSpace zophLeRecurrent() {
    return RecurrentSpaces.ZOPH_LE_RECURRENT.space();
  }

  /**
   * Likewise at other sizes, such as {@code sizes("zoph-le-recurrent")} with another word behind.
   */
  public static SearchSpace zophLeRecurrent(Sizes sizes) {
    return RecurrentSpaces.ZOPH_LE_RECURRENT.space(sizes);
  }

  /** NAS-Bench-101 at its own sizes: 423,624 unique cells. */
  public static SearchSpace nasBench101() {
    return NasBenchSpaces.NAS_BENCH_101.space();
  }

  /** NAS-Bench-101 at other sizes, such as {@code sizes("nb101").channels(16)}. */
  public static SearchSpace nasBench101(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_101.space(sizes);
  }

  /** SeqNAS' encoders and decoders of event sequences. */
  public static SearchSpace seqNas() {
    return SequenceSpaces.SEQ_NAS.space();
  }

  /** Likewise at other sizes, such as {@code sizes("seqnas").image(sequence(2, 32)).classes(4)}. */
  public static SearchSpace seqNas(Sizes sizes) {
    return SequenceSpaces.SEQ_NAS.space(sizes);
  }

  /** DARTS with something else on the edges of its supernet, such as {@code partialChannels(4)}. */
  public static SearchSpace darts(Sizes sizes, Mixing mixing) {
    return DartsSpaces.darts(sizes, mixing);
  }

  /** Auto-DeepLab's paths through layers and resolutions. */
  public static SearchSpace autoDeepLab() {
    return TrellisSpaces.AUTO_DEEP_LAB.space();
  }

  /** Likewise at other sizes, such as {@code sizes("auto-deeplab").size(65)}. */
  public static SearchSpace autoDeepLab(Sizes sizes) {
    return TrellisSpaces.AUTO_DEEP_LAB.space(sizes);
  }

  /** QuantNAS: operations and bits of a super-resolution network. */
  public static SearchSpace quantNas() {
    return ImageSpaces.QUANT_NAS.space();
  }

  /** Likewise at other sizes, such as {@code sizes("quantnas").size(32)}. */
  public static SearchSpace quantNas(Sizes sizes) {
    return ImageSpaces.QUANT_NAS.space(sizes);
  }
}
