package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.SqueezeExcite;
import org.espalier.dsl.space.stage.Stage;

/** Spaces whose networks are parts of one large network, trained once. */
public final class OneShotSpaces {
  private static final Sizes IMAGENET = new Sizes(16, 0, 1000, image(3, 224, 224));

  /** 4^20 networks. */
  public static final PublishedSpace SINGLE_PATH =
      new PublishedSpace(
          "spos",
          "Single Path One-Shot",
          "Guo et al., ECCV 2020, arXiv 1904.00420, section 4",
          IMAGENET,
          OneShotSpaces::singlePath,
          "21012020202300003233");

  /** 7371^5 networks at one resolution. */
  public static final PublishedSpace ONCE_FOR_ALL =
      new PublishedSpace(
          "once-for-all",
          "Once-for-all",
          "Cai et al., ICLR 2020, arXiv 1908.09791, section 4.1",
          IMAGENET,
          sizes -> onceForAll(network(sizes.image()), sizes),
          onceForAllExample());

  /** The same at 25 resolutions. */
  public static final PublishedSpace ONCE_FOR_ALL_RESOLUTIONS =
      new PublishedSpace(
          "once-for-all-resolutions",
          "Once-for-all with elastic resolution",
          "Cai et al., ICLR 2020, arXiv 1908.09791, section 4.1",
          IMAGENET,
          sizes -> onceForAll(network(sizes.image()).resolution(range(128, 224, 4)), sizes),
          "resolution=160, " + onceForAllExample());

  /**
   * Layers of a stage share kernel and width. Depths, kernels and the ends of each width are those
   * of table 1, as other code that builds on it has them too; widths go in steps of 8, as in XNAS,
   * whose resolutions and first widths these are.
   */
  public static final PublishedSpace BIG_NAS =
      new PublishedSpace(
          "bignas",
          "BigNAS",
          "Yu et al., ECCV 2020, arXiv 2003.11142, table 1",
          IMAGENET.channels(32),
          OneShotSpaces::bigNas,
          "resolution=192, stem/channels=32, stage.1/repeat=1, stage.1/channels=16, stage.2/repeat=2,"
              + " stage.2/channels=24, stage.3/repeat=2, stage.3/kernel=3, stage.3/channels=40,"
              + " stage.4/repeat=2, stage.4/kernel=3, stage.4/channels=80, stage.5/repeat=2,"
              + " stage.5/kernel=3, stage.5/channels=112, stage.6/repeat=2, stage.6/kernel=3,"
              + " stage.6/channels=192, stage.7/repeat=1, stage.7/kernel=3, stage.7/channels=320,"
              + " head/channels=1280");

  /**
   * 440,301,256,704 combinations. Rows, shortcuts and A0 to A6 are those of the authors' code,
   * whose formula counts convolutions, squeeze-and-excitation and both linear layers: 203.4 M
   * multiply-adds for A0.
   */
  public static final PublishedSpace ATTENTIVE_NAS =
      new PublishedSpace(
          "attentivenas",
          "AttentiveNAS",
          "Wang et al., CVPR 2021, arXiv 2011.09011, table 7",
          IMAGENET,
          OneShotSpaces::attentiveNas,
          "resolution=192, stem/channels=16, stage.1/repeat=1, stage.1/kernel=3, stage.1/channels=16,"
              + " stage.2/repeat=3, stage.2/kernel=3, stage.2/expand=4, stage.2/channels=24,"
              + " stage.3/repeat=3, stage.3/kernel=3, stage.3/expand=4, stage.3/channels=32,"
              + " stage.4/repeat=3, stage.4/kernel=3, stage.4/expand=4, stage.4/channels=64,"
              + " stage.5/repeat=3, stage.5/kernel=3, stage.5/expand=4, stage.5/channels=112,"
              + " stage.6/repeat=3, stage.6/kernel=3, stage.6/channels=192, stage.7/repeat=1,"
              + " stage.7/kernel=3, last=216, dense/units=1792");

  private OneShotSpaces() {}

  private static SearchSpace singlePath(Sizes sizes) {
    Stage blocks =
        stage()
            .choose(ops(shuffle(kernel(3)), shuffle(kernel(5)), shuffle(kernel(7)), xception()))
            .stride(2);
    int channels = sizes.channels();
    return network(sizes.image())
        .stem(conv(3, channels).stride(2).activation(RELU))
        .stage(blocks.channels(4 * channels).each(4))
        .stage(blocks.channels(10 * channels).each(4))
        .stage(blocks.channels(20 * channels).each(8))
        .stage(blocks.channels(40 * channels).each(4))
        .head(1024, RELU)
        .classes(sizes.classes());
  }

  private static SearchSpace onceForAll(Network image, Sizes sizes) {
    SqueezeExcite hard =
        squeeze(0.25).ofExpanded().roundedTo(8).activation(RELU).gate(HARD_SIGMOID);
    Stage elastic =
        stage().mbconv(kernel(3, 5, 7), expand(3, 4, 6)).each(2, 3, 4).activation(HARD_SWISH);
    return image
        .stem(conv(3, sizes.channels()).stride(2).activation(HARD_SWISH))
        .stage(stage().mbconv(kernel(3), expand(1)).channels(16).activation(RELU))
        .stage(elastic.channels(24).stride(2).activation(RELU))
        .stage(elastic.channels(40).stride(2).activation(RELU).squeezeExcite(hard))
        .stage(elastic.channels(80).stride(2))
        .stage(elastic.channels(112).squeezeExcite(hard))
        .stage(elastic.channels(160).stride(2).squeezeExcite(hard))
        .head(960, HARD_SWISH)
        .dense(dense(1280, HARD_SWISH).unbiased())
        .classes(sizes.classes());
  }

  private static String onceForAllExample() {
    StringBuilder text = new StringBuilder();
    for (int stage = 2; stage <= 6; stage++) {
      text.append(stage == 2 ? "" : ", ").append("stage.").append(stage).append("/repeat=2");
      for (int layer = 1; layer <= 2; layer++) {
        String at = ", stage." + stage + "/layer." + layer;
        text.append(at).append("/kernel=5").append(at).append("/expand=4");
      }
    }
    return text.toString();
  }

  private static SearchSpace bigNas(Sizes sizes) {
    Stage elastic = stage().squeezeExcite(0.25).activation(SWISH);
    return network(sizes.image())
        .resolution(192, 224, 288, 320)
        .stem(conv(3, choice(32, 40)).stride(2).activation(SWISH))
        .stage(elastic.mbconv(kernel(3), expand(1)).channels(16, 24).repeat(1, 2))
        .stage(elastic.mbconv(kernel(3), expand(6)).channels(24, 32).stride(2).repeat(2, 3))
        .stage(elastic.mbconv(kernel(3, 5), expand(6)).channels(40, 48).stride(2).repeat(2, 3))
        .stage(elastic.mbconv(kernel(3, 5), expand(6)).channels(80, 88).stride(2).repeat(2, 3, 4))
        .stage(
            elastic.mbconv(kernel(3, 5), expand(6)).channels(112, 120, 128).repeat(2, 3, 4, 5, 6))
        .stage(
            elastic
                .mbconv(kernel(3, 5), expand(6))
                .channels(192, 200, 208, 216)
                .stride(2)
                .repeat(2, 3, 4, 5, 6))
        .stage(elastic.mbconv(kernel(3, 5), expand(6)).channels(range(320, 352, 8)).repeat(1, 2))
        .head(choice(1280, 1408), SWISH)
        .classes(sizes.classes());
  }

  private static SearchSpace attentiveNas(Sizes sizes) {
    SqueezeExcite hard =
        squeeze(0.25).ofExpanded().roundedTo(8).activation(RELU).gate(HARD_SIGMOID);
    Stage plain = stage().activation(SWISH).shortcut(PROJECTED);
    Stage gated = plain.squeezeExcite(hard);
    Amount last = choice("last", 216, 224);
    return network(sizes.image())
        .resolution(192, 224, 256, 288)
        .stem(conv(3, choice(16, 24)).stride(2).activation(SWISH))
        .stage(plain.mbconv(kernel(3, 5), expand(1)).channels(16, 24).repeat(1, 2))
        .stage(
            plain.mbconv(kernel(3, 5), expand(4, 5, 6)).channels(24, 32).stride(2).repeat(3, 4, 5))
        .stage(
            gated
                .mbconv(kernel(3, 5), expand(4, 5, 6))
                .channels(32, 40)
                .stride(2)
                .repeat(3, 4, 5, 6))
        .stage(
            plain
                .mbconv(kernel(3, 5), expand(4, 5, 6))
                .channels(64, 72)
                .stride(2)
                .repeat(3, 4, 5, 6))
        .stage(
            gated
                .mbconv(kernel(3, 5), expand(4, 5, 6))
                .channels(112, 120, 128)
                .repeat(range(3, 8, 1)))
        .stage(
            gated
                .mbconv(kernel(3, 5), expand(6))
                .channels(192, 200, 208, 216)
                .stride(2)
                .repeat(range(3, 8, 1)))
        .stage(gated.mbconv(kernel(3, 5), expand(6)).channels(last).repeat(1, 2))
        .head(last.times(6), SWISH)
        .dense(dense(choice(1792, 1984), SWISH).unbiased())
        .classes(sizes.classes());
  }
}
