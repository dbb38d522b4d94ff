package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.vertex.GraphCell;

/** The spaces of the tabular benchmarks, whose every network somebody has trained. */
public final class NasBenchSpaces {
  /** 16 channels, 5 cells per stage, 10 classes, 32x32. */
  public static final PublishedSpace NAS_BENCH_201 =
      new PublishedSpace(
          "nb201",
          "NAS-Bench-201",
          "Dong and Yang, ICLR 2020, arXiv 2001.00326, section 2",
          new Sizes(16, 5, 10, image(3, 32, 32)),
          NasBenchSpaces::nasBench201,
          "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|skip_connect~1|nor_conv_1x1~2|");

  /** 32 channels, 10 classes, 32x32; its stages are fixed, so layers mean nothing. */
  public static final PublishedSpace NAS_BENCH_MACRO =
      new PublishedSpace(
          "nas-bench-macro",
          "NAS-Bench-Macro",
          "Su et al., CVPR 2021, arXiv 2103.11922, section 4.4",
          new Sizes(32, 0, 10, image(3, 32, 32)),
          NasBenchSpaces::nasBenchMacro,
          "01210012");

  /** Five widths of 8 each around the best cell of NAS-Bench-201; 10 classes, 32x32. */
  public static final PublishedSpace NATS_BENCH_SIZES =
      new PublishedSpace(
          "nats-bench-sizes",
          "NATS-Bench size search space",
          "Dong et al., TPAMI 2021, arXiv 2009.00437, section 3.2",
          new Sizes(64, 1, 10, image(3, 32, 32)),
          NasBenchSpaces::natsBenchSizes,
          "width.1=64, width.2=56, width.3=48, width.4=24, width.5=8");

  /** 128 channels, 3 cells per stage, 10 classes, 32x32. */
  public static final PublishedSpace NAS_BENCH_101 =
      new PublishedSpace(
          "nb101",
          "NAS-Bench-101",
          "Ying et al., ICML 2019, arXiv 1902.09635, section 2",
          new Sizes(128, 3, 10, image(3, 32, 32)),
          NasBenchSpaces::nasBench101,
          "[[0, 1, 1, 1, 0, 1, 0], [0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 1],"
              + " [0, 0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 1],"
              + " [0, 0, 0, 0, 0, 0, 0]]"
              + " [input, conv1x1-bn-relu, conv3x3-bn-relu, conv3x3-bn-relu, conv3x3-bn-relu,"
              + " maxpool3x3, output]");

  private NasBenchSpaces() {}

  /** At most 7 vertices and 9 edges; 423,624 cells are not isomorphic. */
  private static SearchSpace nasBench101(Sizes sizes) {
    GraphCell cell =
        graphCell()
            .vertices(7)
            .edges(9)
            .vertex(ops(CONV_3X3_BN_RELU, CONV_1X1_BN_RELU, MAX_POOL_3X3));
    int channels = sizes.channels();
    return network(sizes.image())
        .stem(conv(3, channels).activation(RELU))
        .repeat(sizes.layers(), cell.channels(channels))
        .maxPool(2)
        .repeat(sizes.layers(), cell.channels(2 * channels))
        .maxPool(2)
        .repeat(sizes.layers(), cell.channels(4 * channels))
        .classes(sizes.classes());
  }

  /** 15,625 cells of four nodes. */
  private static SearchSpace nasBench201(Sizes sizes) {
    Cell cell = cell().edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3));
    return threeStages(
        network(sizes.image()).stem(conv(3, sizes.channels())),
        network -> network.repeat(sizes.layers(), cell),
        sizes.classes());
  }

  /** The same stage three times behind a stem, with residual reductions between. */
  static SearchSpace threeStages(Network stem, UnaryOperator<Network> stage, int classes) {
    Network two = stage.apply(stage.apply(stem).reduce());
    return stage.apply(two.reduce()).classes(classes);
  }

  /**
   * Eight layers, each an identity, an MBConv of expansion 3 and kernel 3, or one of expansion 6
   * and kernel 5; 6,561 networks.
   */
  private static SearchSpace nasBenchMacro(Sizes sizes) {
    Stage stage =
        stage()
            .choose(ops(SKIP, mbconv(kernel(3), expand(3)), mbconv(kernel(5), expand(6))))
            .stride(2);
    int channels = sizes.channels();
    return network(sizes.image())
        .stem(conv(3, channels).activation(RELU6))
        .stage(stage.channels(2 * channels).each(2))
        .stage(stage.channels(4 * channels).each(3))
        .stage(stage.channels(8 * channels).each(3))
        .head(1280)
        .classes(sizes.classes());
  }

  /** The channels of the stem and its cell, of two reductions and of two cells; 32,768 networks. */
  private static SearchSpace natsBenchSizes(Sizes sizes) {
    Stage cells =
        stage()
            .edges(CONV_3X3, CONV_3X3, CONV_3X3, SKIP, CONV_3X3, CONV_3X3)
            .repeat(sizes.layers());
    return network(sizes.image())
        .stem(conv(3, eighths(1, sizes)))
        .stage(cells.channels(eighths(1, sizes)))
        .stage(stage().halving().channels(eighths(2, sizes)))
        .stage(cells.channels(eighths(3, sizes)))
        .stage(stage().halving().channels(eighths(4, sizes)))
        .stage(cells.channels(eighths(5, sizes)))
        .classes(sizes.classes());
  }

  private static Amount eighths(int number, Sizes sizes) {
    int step = Math.max(1, sizes.channels() / 8);
    Number[] widths =
        IntStream.rangeClosed(1, 8).mapToObj(part -> part * step).toArray(Number[]::new);
    return choice("width." + number, widths);
  }
}
