package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.EdgeOperations;
import org.espalier.dsl.space.cell.Mixing;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * DARTS and the spaces cut out of it. An architecture is a pair of cells of four nodes; each node
 * keeps two different states before it with one operation each, and {@code none} cannot be kept.
 * {@code size()} counts the pairs. {@link SearchSpace#supernet} is the relaxed network of DARTS: 14
 * edges per cell that mix all operations, {@code none} included, without gamma and beta in the
 * cells.
 */
public final class DartsSpaces {
  private static final String DARTS_PAPER = "Liu, Simonyan and Yang, ICLR 2019, arXiv 1806.09055";
  private static final String ROBUST_PAPER =
      "Zela et al., ICLR 2020, arXiv 1909.09656, section 3 and appendix G";

  /** 36 channels, 20 cells, 10 classes, 32x32; 1,037,664,180 cells, squared for the pair. */
  public static final PublishedSpace DARTS =
      new PublishedSpace(
          "darts",
          "DARTS",
          DARTS_PAPER + ", section 2.1",
          GenotypeNetwork.cifar(),
          DartsSpaces::darts,
          "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), "
              + "('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', "
              + "0), ('dil_conv_3x3', 2)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', "
              + "0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), "
              + "('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', "
              + "1)], reduce_concat=range(2, 6))");

  /** The search sizes of DARTS: 16 channels, 8 cells. */
  private static final Sizes SEARCH = GenotypeNetwork.cifar().channels(16).layers(8);

  /** Two operations on each edge, those that a search on DARTS liked best. */
  public static final PublishedSpace S1 =
      robust(
          "darts-s1",
          "DARTS S1",
          DartsSpaces::s1,
          "Genotype(normal=[('skip_connect', 0), ('dil_conv_5x5', 1), ('skip_connect', 0), "
              + "('sep_conv_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 1), ('dil_conv_3x3', "
              + "3), ('dil_conv_5x5', 4)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', "
              + "0), ('dil_conv_3x3', 1), ('avg_pool_3x3', 0), ('skip_connect', 2), "
              + "('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 3), ('dil_conv_5x5', "
              + "4)], reduce_concat=range(2, 6))");

  private static final String SKIPS_AND_CONVOLUTIONS =
      "Genotype(normal=[('skip_connect', 0), ('skip_connect', 1), ('skip_connect', 0), "
          + "('sep_conv_3x3', 2), ('skip_connect', 0), ('skip_connect', 1), ('skip_connect', "
          + "1), ('sep_conv_3x3', 4)], normal_concat=range(2, 6), reduce=[('sep_conv_3x3', "
          + "0), ('skip_connect', 1), ('sep_conv_3x3', 2), ('skip_connect', 1), "
          + "('skip_connect', 0), ('skip_connect', 2), ('skip_connect', 2), ('sep_conv_3x3', "
          + "1)], reduce_concat=range(2, 6))";

  /** {@code skip_connect} and {@code sep_conv_3x3}. */
  public static final PublishedSpace S2 =
      robust(
          "darts-s2",
          "DARTS S2",
          sizes -> same(sizes, SKIP_CONNECT, SEP_CONV_3X3),
          SKIPS_AND_CONVOLUTIONS);

  /** Those and {@code none}, which cannot be kept; as many architectures as S2. */
  public static final PublishedSpace S3 =
      robust(
          "darts-s3",
          "DARTS S3",
          sizes -> same(sizes, NONE, SKIP_CONNECT, SEP_CONV_3X3),
          SKIPS_AND_CONVOLUTIONS);

  /** {@code noise} and {@code sep_conv_3x3}. */
  public static final PublishedSpace S4 =
      robust(
          "darts-s4",
          "DARTS S4",
          sizes -> same(sizes, NOISE, SEP_CONV_3X3),
          "Genotype(normal=[('noise', 0), ('noise', 1), ('noise', 0), ('sep_conv_3x3', 2), "
              + "('noise', 0), ('noise', 1), ('noise', 1), ('sep_conv_3x3', 4)], "
              + "normal_concat=range(2, 6), reduce=[('sep_conv_3x3', 0), ('noise', 1), "
              + "('sep_conv_3x3', 2), ('noise', 1), ('noise', 0), ('noise', 2), ('noise', 2), "
              + "('sep_conv_3x3', 1)], reduce_concat=range(2, 6))");

  private DartsSpaces() {}

  private static PublishedSpace robust(
      String name,
      String title,
      java.util.function.Function<Sizes, SearchSpace> build,
      String example) {
    return new PublishedSpace(name, title, ROBUST_PAPER, SEARCH, build, example);
  }

  private static SearchSpace around(Sizes sizes, EdgeOperations normal, EdgeOperations reduce) {
    TwoInputCell four = cell("normal").inputs(2).nodes(4);
    return GenotypeNetwork.around(
        sizes, four.keep(2, normal), four.named("reduce").keep(2, reduce));
  }

  private static SearchSpace same(Sizes sizes, CandidateOperation... operations) {
    EdgeOperations edges = EdgeOperations.everywhere(ops(operations));
    return around(sizes, edges, edges);
  }

  /** The cell that says it all. */
  private static TwoInputCell dartsCell(String name) {
    return cell(name).inputs(2).nodes(4).keep(2, operations());
  }

  /** The eight operations of DARTS' edges, in its order. */
  public static List<CandidateOperation> operations() {
    return ops(
        NONE,
        MAX_POOL_3X3,
        AVG_POOL_3X3,
        SKIP_CONNECT,
        SEP_CONV_3X3,
        SEP_CONV_5X5,
        DIL_CONV_3X3,
        DIL_CONV_5X5);
  }

  private static SearchSpace darts(Sizes sizes) {
    return GenotypeNetwork.around(sizes, dartsCell("normal"), dartsCell("reduce"));
  }

  /** DARTS with something else on the edges of its supernet. */
  public static SearchSpace darts(Sizes sizes, Mixing mixing) {
    return GenotypeNetwork.around(
        sizes, dartsCell("normal").mixing(mixing), dartsCell("reduce").mixing(mixing));
  }

  private static SearchSpace s1(Sizes sizes) {
    List<CandidateOperation> pools = ops(MAX_POOL_3X3, AVG_POOL_3X3);
    List<CandidateOperation> dilated = ops(DIL_CONV_3X3, DIL_CONV_5X5);
    List<CandidateOperation> skipDil3 = ops(SKIP_CONNECT, DIL_CONV_3X3);
    List<CandidateOperation> skipDil5 = ops(SKIP_CONNECT, DIL_CONV_5X5);
    List<CandidateOperation> skipSep3 = ops(SKIP_CONNECT, SEP_CONV_3X3);
    List<CandidateOperation> poolSkip = ops(MAX_POOL_3X3, SKIP_CONNECT);
    List<CandidateOperation> poolDil3 = ops(MAX_POOL_3X3, DIL_CONV_3X3);
    List<CandidateOperation> poolSep3 = ops(MAX_POOL_3X3, SEP_CONV_3X3);
    return around(
        sizes,
        perEdge(
            skipDil3, skipDil5, skipDil5, skipSep3, skipDil3, poolSkip, skipSep3, skipSep3,
            skipDil3, skipSep3, poolSkip, skipDil3, dilated, dilated),
        perEdge(
            pools, poolDil3, pools, pools, skipDil5, pools, poolSep3, skipDil3, skipDil5, pools,
            pools, skipDil5, skipDil5, skipDil5));
  }
}
