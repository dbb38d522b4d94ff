package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * NASNet and its relatives: cells of five blocks, each of which picks two states before it, perhaps
 * one twice, and an operation for each. {@code size()} counts what is decided, so two blocks with
 * their halves exchanged count twice, as in the papers. All four stand in the macro architecture of
 * {@link GenotypeNetwork#around}, for large images too.
 */
public final class NasNetSpaces {
  private static final Sizes SIZES = new Sizes(32, 20, 10, image(3, 32, 32));

  /**
   * NASNet at 6@768: 32 channels, 20 cells (six, a reduction, six, a reduction, six), 10 classes,
   * 32x32. 13 operations, two ways to combine: {@code (2 3 4 5 6)^2 13^10 2^5 = 2.287e18} per cell,
   * squared for the pair.
   *
   * <p>A cell yields what no block reads, as the paper says; the released NASNet-A yields two
   * states more, so its 3,328,234 parameters are those of {@code genotype(...).fitWhereNeeded()},
   * while its blocks here have 3,061,738.
   */
  public static final PublishedSpace NASNET =
      new PublishedSpace(
          "nasnet",
          "NASNet",
          "Zoph, Vasudevan, Shlens and Le, CVPR 2018, arXiv 1707.07012, section 2",
          SIZES,
          NasNetSpaces::nasNet,
          "normal/node.2/input.0=1, normal/node.2/input.1=0, "
              + "normal/node.2/operation.0=sep_conv_5x5, normal/node.2/operation.1=sep_conv_3x3, "
              + "normal/node.2/combine=add, normal/node.3/input.0=0, normal/node.3/input.1=0, "
              + "normal/node.3/operation.0=sep_conv_5x5, normal/node.3/operation.1=sep_conv_3x3, "
              + "normal/node.3/combine=add, normal/node.4/input.0=1, normal/node.4/input.1=0, "
              + "normal/node.4/operation.0=avg_pool_3x3, normal/node.4/operation.1=skip_connect, "
              + "normal/node.4/combine=add, normal/node.5/input.0=0, normal/node.5/input.1=0, "
              + "normal/node.5/operation.0=avg_pool_3x3, normal/node.5/operation.1=avg_pool_3x3, "
              + "normal/node.5/combine=add, normal/node.6/input.0=1, normal/node.6/input.1=1, "
              + "normal/node.6/operation.0=sep_conv_3x3, normal/node.6/operation.1=skip_connect, "
              + "normal/node.6/combine=add, reduce/node.2/input.0=1, reduce/node.2/input.1=0, "
              + "reduce/node.2/operation.0=sep_conv_5x5, reduce/node.2/operation.1=sep_conv_7x7, "
              + "reduce/node.2/combine=add, reduce/node.3/input.0=1, reduce/node.3/input.1=0, "
              + "reduce/node.3/operation.0=max_pool_3x3, reduce/node.3/operation.1=sep_conv_7x7, "
              + "reduce/node.3/combine=add, reduce/node.4/input.0=1, reduce/node.4/input.1=0, "
              + "reduce/node.4/operation.0=avg_pool_3x3, reduce/node.4/operation.1=sep_conv_5x5, "
              + "reduce/node.4/combine=add, reduce/node.5/input.0=3, reduce/node.5/input.1=2, "
              + "reduce/node.5/operation.0=skip_connect, reduce/node.5/operation.1=avg_pool_3x3, "
              + "reduce/node.5/combine=add, reduce/node.6/input.0=2, reduce/node.6/input.1=1, "
              + "reduce/node.6/operation.0=sep_conv_3x3, reduce/node.6/operation.1=max_pool_3x3, "
              + "reduce/node.6/combine=add");

  /**
   * The NASNet space with 8 operations whose blocks add up, as AmoebaNet's: 36 channels, 20 cells;
   * {@code (2 3 4 5 6)^2 8^10} per cell, squared for the pair.
   */
  public static final PublishedSpace AMOEBANET =
      new PublishedSpace(
          "amoebanet",
          "AmoebaNet",
          "Real, Aggarwal, Huang and Le, AAAI 2019, arXiv 1802.01548, section 3",
          SIZES.channels(36),
          NasNetSpaces::amoebaNet,
          "Genotype(normal=[('avg_pool_3x3', 0), ('max_pool_3x3', 1), ('sep_conv_3x3', 0), "
              + "('sep_conv_5x5', 2), ('sep_conv_3x3', 0), ('avg_pool_3x3', 3), ('sep_conv_3x3', "
              + "1), ('skip_connect', 1), ('skip_connect', 0), ('avg_pool_3x3', 1)], "
              + "normal_concat=range(4, 7), reduce=[('avg_pool_3x3', 0), ('sep_conv_3x3', 1), "
              + "('max_pool_3x3', 0), ('sep_conv_7x7', 2), ('sep_conv_7x7', 0), ('avg_pool_3x3', "
              + "1), ('max_pool_3x3', 0), ('max_pool_3x3', 1), ('conv_7x1_1x7', 0), "
              + "('sep_conv_3x3', 5)], reduce_concat=[3, 4, 6])");

  /**
   * One cell, which strides at the reductions, of five blocks and 8 operations; all blocks are its
   * output: 48 channels, 9 cells (three groups of three, of which two begin with a reduction);
   * {@code prod_b (b + 1)^2 64 = 5.566e14}. PNASNet-5 has the published 3.2 M parameters there.
   */
  public static final PublishedSpace PNAS =
      new PublishedSpace(
          "pnas",
          "PNAS",
          "Liu et al., ECCV 2018, arXiv 1712.00559, section 3.1",
          SIZES.channels(48).layers(9),
          NasNetSpaces::pnas,
          "Genotype(normal=[('sep_conv_5x5', 0), ('max_pool_3x3', 0), ('sep_conv_7x7', 1), "
              + "('max_pool_3x3', 1), ('sep_conv_5x5', 1), ('sep_conv_3x3', 1), ('sep_conv_3x3', "
              + "4), ('max_pool_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 1)], "
              + "normal_concat=range(2, 7))");

  /**
   * ENAS' cells of five blocks (the paper counts the two inputs and says seven nodes) and 5
   * operations: 36 channels, 17 cells. {@code size()} counts the decisions, two inputs and two
   * operations per block: {@code ((2 3 4 5 6) 5^5)^4 = 2.56e25} for the pair. The paper's {@code (5
   * 5!)^4 = 1.3e11} takes one operation for all blocks of a cell together and one input fewer for
   * each; what its controller decides is what is counted here.
   */
  public static final PublishedSpace ENAS_MICRO =
      new PublishedSpace(
          "enas-micro",
          "ENAS micro",
          "Pham, Guan, Zoph, Le and Dean, ICML 2018, arXiv 1802.03268, section 2.4",
          SIZES.channels(36).layers(17),
          NasNetSpaces::enasMicro,
          "Genotype(normal=[('sep_conv_3x3', 1), ('skip_connect', 1), ('sep_conv_5x5', 1), "
              + "('skip_connect', 0), ('avg_pool_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', "
              + "0), ('avg_pool_3x3', 1), ('sep_conv_5x5', 1), ('avg_pool_3x3', 0)], "
              + "normal_concat=range(2, 7), reduce=[('sep_conv_5x5', 0), ('sep_conv_3x3', 1), "
              + "('sep_conv_3x3', 1), ('avg_pool_3x3', 1), ('sep_conv_3x3', 1), ('avg_pool_3x3', "
              + "1), ('avg_pool_3x3', 1), ('sep_conv_5x5', 4), ('sep_conv_3x3', 5), "
              + "('sep_conv_5x5', 0)], reduce_concat=[2, 3, 6])");

  private NasNetSpaces() {}

  private static TwoInputCell blocks(List<CandidateOperation> operations) {
    return cell("normal").inputs(2).nodes(5).pick(2, operations).fitWhereNeeded();
  }

  private static SearchSpace nasNet(Sizes sizes) {
    TwoInputCell normal =
        blocks(
                ops(
                    IDENTITY,
                    CONV_3X1_1X3,
                    CONV_7X1_1X7,
                    DIL_CONV_3X3,
                    AVG_POOL_3X3,
                    MAX_POOL_3X3,
                    MAX_POOL_5X5,
                    MAX_POOL_7X7,
                    CONV_1X1,
                    CONV_3X3,
                    SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    SEP_CONV_7X7))
            .combine(ADD, CONCATENATE)
            .looseEnds();
    return GenotypeNetwork.around(sizes, normal, normal.named("reduce"));
  }

  /** Those of AmoebaNet and PNAS. */
  private static List<CandidateOperation> eight() {
    return ops(
        IDENTITY,
        SEP_CONV_3X3,
        SEP_CONV_5X5,
        SEP_CONV_7X7,
        AVG_POOL_3X3,
        MAX_POOL_3X3,
        DIL_CONV_3X3,
        CONV_7X1_1X7);
  }

  private static SearchSpace amoebaNet(Sizes sizes) {
    TwoInputCell normal = blocks(eight()).looseEnds();
    return GenotypeNetwork.around(sizes, normal, normal.named("reduce"));
  }

  private static SearchSpace pnas(Sizes sizes) {
    TwoInputCell both = blocks(eight());
    return GenotypeNetwork.around(sizes, both, both);
  }

  private static SearchSpace enasMicro(Sizes sizes) {
    TwoInputCell normal =
        blocks(ops(SEP_CONV_3X3, SEP_CONV_5X5, AVG_POOL_3X3, MAX_POOL_3X3, IDENTITY)).looseEnds();
    return GenotypeNetwork.around(sizes, normal, normal.named("reduce"));
  }
}
