package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.chain.Chain;

/** Whole networks that are searched layer by layer. */
public final class MacroSpaces {
  /** 36 channels, 12 layers, 10 classes, 32x32. Skips are concatenated: the final networks. */
  public static final PublishedSpace ENAS_MACRO =
      new PublishedSpace(
          "enas-macro",
          "ENAS macro",
          "Pham et al., ICML 2018, arXiv 1802.03268, section 2.3",
          new Sizes(36, 12, 10, image(3, 32, 32)),
          MacroSpaces::enasMacro,
          "0 3 0 0 1 0 2 0 0 1 2 0 0 0 0 3 1 1 0 1 0 2 0 0 0 0 0 1 2 0 1 1 0 1 1 1"
              + " 1 0 1 1 1 0 1 0 1 0 0 0 0 0 0 0 0 0 0 4 0 0 0 0 0 1 0 0 0 0 5 1 0 0 1 1 0 0 0 0 1 1");

  /** 15 layers, 10 classes, 32x32; filters are chosen, so channels mean nothing. */
  public static final PublishedSpace ZOPH_LE_CHAIN =
      new PublishedSpace(
          "zoph-le-chain",
          "Zoph and Le's convolutional networks",
          "Zoph and Le, ICLR 2017, arXiv 1611.01578, sections 3.2, 3.3 and 4.1",
          new Sizes(0, 15, 10, image(3, 32, 32)),
          MacroSpaces::zophLeChain,
          example(15, ""));

  /** 20 layers that choose their strides too, 10 classes, 32x32. */
  public static final PublishedSpace ZOPH_LE_STRIDES =
      new PublishedSpace(
          "zoph-le-strides",
          "Zoph and Le's convolutional networks with predicted strides",
          "Zoph and Le, ICLR 2017, arXiv 1611.01578, table 1",
          new Sizes(0, 20, 10, image(3, 32, 32)),
          MacroSpaces::zophLeStrides,
          example(20, ", chain/layer.%d/stride_height=1, chain/layer.%d/stride_width=1"));

  private MacroSpaces() {}

  /** 6^12 2^66 networks. */
  private static SearchSpace enasMacro(Sizes sizes) {
    int third = sizes.layers() / 3;
    return network(sizes.image())
        .stem(conv(3, sizes.channels()))
        .then(
            macro()
                .layers(sizes.layers())
                .choose(
                    ops(
                        MACRO_CONV_3X3,
                        MACRO_SEP_CONV_3X3,
                        MACRO_CONV_5X5,
                        MACRO_SEP_CONV_5X5,
                        MACRO_AVG_POOL_3X3,
                        MACRO_MAX_POOL_3X3))
                .halveAfter(third, 2 * third))
        .classes(sizes.classes());
  }

  private static Chain convolutions(Sizes sizes) {
    return chain()
        .layers(sizes.layers())
        .heights(1, 3, 5, 7)
        .widths(1, 3, 5, 7)
        .filters(24, 36, 48, 64);
  }

  /** 64^15 2^105 networks. */
  private static SearchSpace zophLeChain(Sizes sizes) {
    return network(sizes.image()).then(convolutions(sizes).anchors()).classes(sizes.classes());
  }

  /** 576^20 2^190 networks. */
  private static SearchSpace zophLeStrides(Sizes sizes) {
    return network(sizes.image())
        .then(convolutions(sizes).strides(1, 2, 3).anchors())
        .classes(sizes.classes());
  }

  private static String example(int layers, String strides) {
    StringBuilder text = new StringBuilder();
    for (int to = 1; to <= layers; to++) {
      String layer = "chain/layer." + to;
      text.append(to == 1 ? "" : ", ");
      text.append(layer).append("/height=3, ").append(layer).append("/width=3, ");
      text.append(layer).append("/filters=36").append(strides.replace("%d", String.valueOf(to)));
      for (int from = 1; from < to; from++) {
        text.append(", chain/anchor.").append(from).append('-').append(to);
        text.append(from == to - 1 ? "=yes" : "=no");
      }
    }
    return text.toString();
  }
}
