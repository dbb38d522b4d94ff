package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.TwoInputCell;

/** Spaces in which the resolution of every layer is searched. */
public final class TrellisSpaces {
  /**
   * 8 channels at stride 4, 12 layers, 19 classes, crops of 321x321. Its networks end in the
   * paper's pyramid and a class for every pixel; the low-level features of a later decoder, which
   * is not searched, do not join them. Another end is another last word, such as {@code
   * .classes(10)}.
   */
  public static final PublishedSpace AUTO_DEEP_LAB =
      new PublishedSpace(
          "auto-deeplab",
          "Auto-DeepLab",
          "Liu et al., CVPR 2019, arXiv 1901.02985, section 3",
          new Sizes(8, 12, 19, image(3, 321, 321)),
          TrellisSpaces::autoDeepLab,
          example());

  private TrellisSpaces() {}

  /** 28,657 paths, and (2 3 4 5 6)^2 8^10 cells of five blocks. */
  private static SearchSpace autoDeepLab(Sizes sizes) {
    TwoInputCell cell =
        cell("cell")
            .inputs(2)
            .nodes(5)
            .pick(
                2,
                ops(
                    NONE,
                    SKIP_CONNECT,
                    SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    DIL_CONV_3X3,
                    DIL_CONV_5X5,
                    AVG_POOL_3X3,
                    MAX_POOL_3X3));
    return network(sizes.image())
        .stem(conv(3, 64).stride(2).activation(RELU))
        .stage(stage().choose(ops(CONV_3X3)).channels(64))
        .stage(stage().choose(ops(CONV_3X3)).channels(128).stride(2))
        .then(trellis().layers(sizes.layers()).cell(cell).channels(sizes.channels()))
        .pixels(sizes.classes());
  }

  private static String example() {
    StringBuilder text = new StringBuilder();
    String[] strides = "4 8 8 8 16 16 32 32 16 16 8".split(" ", -1);
    for (int layer = 2; layer <= 12; layer++) {
      text.append("trellis/layer.").append(layer).append('=').append(strides[layer - 2]);
      text.append(", ");
    }
    for (int node = 2; node < 7; node++) {
      String place = "cell/node." + node;
      text.append(place).append("/input.0=").append(node - 2).append(", ");
      text.append(place).append("/input.1=").append(node - 1).append(", ");
      text.append(place).append("/operation.0=sep_conv_3x3, ");
      text.append(place).append("/operation.1=dil_conv_5x5");
      text.append(node < 6 ? ", " : "");
    }
    return text.toString();
  }
}
