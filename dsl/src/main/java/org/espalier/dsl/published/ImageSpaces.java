package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.part.CandidateOperation;

/** Spaces of networks that make an image of an image. */
public final class ImageSpaces {
  /**
   * 48 channels, 4 cells, crops of 45x45 that become 180x180: an operation and its bits, 4 or 8,
   * for each of 28 layers, the enlarging one and the last; classes mean nothing. {@code size()} is
   * {@code 16^29 10}.
   *
   * <p>The skeleton is that of the authors' code with spatial attention; in another form of it
   * "adaptive deviation modulation" stands in its place, which is not built here.
   */
  public static final PublishedSpace QUANT_NAS =
      new PublishedSpace(
          "quantnas",
          "QuantNAS",
          "Shvetsov, Osin, Zaytsev et al., 2022, arXiv 2208.14839, section 4",
          new Sizes(48, 4, 2, image(3, 45, 45)),
          ImageSpaces::quantNas,
          example());

  private ImageSpaces() {}

  private static SearchSpace quantNas(Sizes sizes) {
    int channels = sizes.channels();
    List<CandidateOperation> whole =
        ops(
            simpleConv(1),
            simpleConv(3),
            simpleConv(5),
            growthConv(3, 2 * channels),
            growthConv(5, 2 * channels));
    List<CandidateOperation> grouped = ops(simpleConv(1, 3), simpleConv(3, 3), simpleConv(5, 3));
    List<CandidateOperation> all = withBits(both(whole, grouped), 4, 8);
    return network(sizes.image())
        .then(distillation().cells(sizes.layers()).channels(channels).choose(all))
        .then(upscaling(4).choose(all).refine(withBits(whole, 4, 8)))
        .image(3);
  }

  private static List<CandidateOperation> both(
      List<CandidateOperation> first, List<CandidateOperation> second) {
    List<CandidateOperation> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static String example() {
    StringBuilder text = new StringBuilder();
    for (int cell = 1; cell <= 4; cell++) {
      for (int layer = 1; layer <= 4; layer++) {
        String at = "distillation/cell." + cell;
        text.append(at).append("/body.").append(layer).append("=simple_3x3_b4, ");
        if (layer < 4) {
          text.append(at).append("/past.").append(layer).append("=simple_3x3_grouped_3_b8, ");
        }
      }
    }
    return text + "upscaling/operation=simple_5x5_b8, upscaling/refine=growth_3x3_b8";
  }
}
