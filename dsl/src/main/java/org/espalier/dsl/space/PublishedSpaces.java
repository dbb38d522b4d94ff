package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;

/** Spaces of the literature, in the language itself. */
public final class PublishedSpaces {
  private PublishedSpaces() {}

  /** NAS-Bench-201's own sizes for CIFAR-10: 16 channels, 5 cells per stage, 32x32. */
  public static Sizes nasBench201Sizes() {
    return new Sizes(16, 5, 10, Shape.of(3, 32, 32));
  }

  /** NAS-Bench-201 (Dong and Yang, ICLR 2020, arXiv 2001.00326, §2): 15,625 cells. */
  public static SearchSpace nasBench201(Sizes sizes) {
    Cell cell =
        new Cell("cell", 4, List.of())
            .edge(
                List.of(
                    Candidates.none(),
                    Candidates.skip(),
                    Candidates.convolution(1),
                    Candidates.convolution(3),
                    Candidates.averagePool()));
    return Network.of(sizes.image())
        .stem(new Stem(3, sizes.channels(), 1, null))
        .repeat(sizes.layers(), cell)
        .reduce()
        .repeat(sizes.layers(), cell)
        .reduce()
        .repeat(sizes.layers(), cell)
        .classes(sizes.classes());
  }

  /** NAS-Bench-Macro's own sizes for CIFAR-10: 32 channels, 32x32; its stages are fixed. */
  public static Sizes nasBenchMacroSizes() {
    return new Sizes(32, 0, 10, Shape.of(3, 32, 32));
  }

  /**
   * NAS-Bench-Macro (Su et al., CVPR 2021, arXiv 2103.11922, §4.4): eight layers, each an identity,
   * an MBConv of expansion 3 and kernel 3, or one of expansion 6 and kernel 5; 6,561 networks.
   */
  public static SearchSpace nasBenchMacro(Sizes sizes) {
    List<CandidateOperation> operations = List.of(Candidates.skip(), mbconv(3, 3), mbconv(5, 6));
    Stage stage = Stage.empty().choose(operations).stride(2);
    int channels = sizes.channels();
    return Network.of(sizes.image())
        .stem(new Stem(3, channels, 1, Activation.Kind.RELU6))
        .stage(stage.channels(2 * channels).each(2))
        .stage(stage.channels(4 * channels).each(3))
        .stage(stage.channels(8 * channels).each(3))
        .head(1280)
        .classes(sizes.classes());
  }

  /** An MBConv block as a candidate operation, with ReLU6 and without squeeze-and-excitation. */
  public static CandidateOperation mbconv(int kernel, int expansion) {
    return new CandidateOperation(
        "mbconv_k" + kernel + "_e" + expansion,
        "mbconv(kernel(" + kernel + "), expand(" + expansion + "))",
        new MobileBlock(kernel, expansion, 0, Activation.Kind.RELU6)::build);
  }
}
