package org.espalier.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.distribution.Distribution;
import org.espalier.dsl.encoding.Encoding;
import org.espalier.dsl.encoding.PathEncoding;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.BlockText;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.ImageNetStem;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Stem;
import org.espalier.dsl.space.cell.AuxiliarySkip;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.Combination;
import org.espalier.dsl.space.cell.EdgeOperations;
import org.espalier.dsl.space.cell.Mixing;
import org.espalier.dsl.space.cell.PartialChannels;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.stage.Expansion;
import org.espalier.dsl.space.stage.Kernel;
import org.espalier.dsl.space.stage.MobileBlock;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.vertex.GraphCell;

/**
 * The words of the search-space language, for a static import; a notebook's cells have them without
 * one.
 *
 * <pre>{@code
 * var cell = cell().nodes(4).edge(ops(NONE, SKIP, CONV_1X1, CONV_3X3, AVG_POOL_3X3));
 * var space = network(image(3, 32, 32)).stem(conv(3, 16))
 *     .repeat(5, cell).reduce().repeat(5, cell).reduce().repeat(5, cell)
 *     .classes(10);
 * space.size();                       // 15625
 * space.sample(seed(7)).network().macs();
 * }</pre>
 */
public final class Language {
  /** Nothing: zeros. */
  public static final CandidateOperation NONE = Candidates.none();

  /** The input itself; see {@link Candidates#skip}. */
  public static final CandidateOperation SKIP = Candidates.skip();

  /** ReLU, 1x1 convolution, batch norm. */
  public static final CandidateOperation CONV_1X1 = Candidates.convolution(1);

  /** ReLU, 3x3 convolution, batch norm. */
  public static final CandidateOperation CONV_3X3 = Candidates.convolution(3);

  /** ReLU, 5x5 convolution, batch norm. */
  public static final CandidateOperation CONV_5X5 = Candidates.convolution(5);

  /** 1x1 convolution, batch norm, ReLU. */
  public static final CandidateOperation CONV_1X1_BN_RELU = Candidates.convolutionNormActivation(1);

  /** 3x3 convolution, batch norm, ReLU. */
  public static final CandidateOperation CONV_3X3_BN_RELU = Candidates.convolutionNormActivation(3);

  /** A 3x3 mean in which padding does not count. */
  public static final CandidateOperation AVG_POOL_3X3 = Candidates.averagePool();

  /** A 3x3 maximum. */
  public static final CandidateOperation MAX_POOL_3X3 = Candidates.maximumPool();

  /** A 3x3 separable convolution, twice; see {@link Candidates#separable}. */
  public static final CandidateOperation SEP_CONV_3X3 = Candidates.separable(3);

  /** A 5x5 separable convolution, twice. */
  public static final CandidateOperation SEP_CONV_5X5 = Candidates.separable(5);

  /** A 3x3 separable convolution of dilation 2; see {@link Candidates#dilated}. */
  public static final CandidateOperation DIL_CONV_3X3 = Candidates.dilated(3);

  /** A 5x5 separable convolution of dilation 2. */
  public static final CandidateOperation DIL_CONV_5X5 = Candidates.dilated(5);

  /** {@code max(0, x)}. */
  public static final Activation.Kind RELU = Activation.Kind.RELU;

  /** {@code min(6, max(0, x))}. */
  public static final Activation.Kind RELU6 = Activation.Kind.RELU6;

  /** {@code x sigmoid(x)}. */
  public static final Activation.Kind SWISH = Activation.Kind.SWISH;

  /** {@code x min(6, max(0, x + 3)) / 6}. */
  public static final Activation.Kind HARD_SWISH = Activation.Kind.HARD_SWISH;

  /** A 7x7 separable convolution, twice. */
  public static final CandidateOperation SEP_CONV_7X7 = Candidates.separable(7);

  /** ReLU, 1x3 and 3x1 convolution, batch norm; see {@link Candidates#factorized}. */
  public static final CandidateOperation CONV_3X1_1X3 = Candidates.factorized(3);

  /** ReLU, 1x7 and 7x1 convolution, batch norm. */
  public static final CandidateOperation CONV_7X1_1X7 = Candidates.factorized(7);

  /** A 5x5 maximum. */
  public static final CandidateOperation MAX_POOL_5X5 = Candidates.maximumPool(5);

  /** A 7x7 maximum. */
  public static final CandidateOperation MAX_POOL_7X7 = Candidates.maximumPool(7);

  /**
   * DARTS' skip_connect: the input itself, or a factorised reduction where the image is halved; see
   * {@link Candidates#skipOrReduce}.
   */
  public static final CandidateOperation SKIP_CONNECT = Candidates.skipOrReduce();

  /**
   * NASNet's identity: the input itself, or ReLU, 1x1 convolution and batch norm where the shape
   * changes; see {@link Candidates#identity}.
   */
  public static final CandidateOperation IDENTITY = Candidates.identity();

  /** Random numbers, whatever the input; see {@link Candidates#noise}. */
  public static final CandidateOperation NOISE = Candidates.noise();

  /** The two operations of a block are added up. */
  public static final Combination ADD = Combination.ADD;

  /** The two operations of a block stand side by side. */
  public static final Combination CONCATENATE = Combination.CONCATENATE;

  private Language() {}

  /** An image's shape, without the batch. */
  public static Shape image(int channels, int height, int width) {
    return Shape.of(channels, height, width);
  }

  /** Begins a network. */
  public static Network network(Shape image) {
    return Network.of(image);
  }

  /**
   * A convolution for {@link Network#stem}: with a batch norm, of stride 1, without an activation.
   */
  public static Stem conv(int kernel, int filters) {
    return new Stem(kernel, filters, 1, null);
  }

  /** A cell of four nodes, whose edges are still to be said. */
  public static Cell cell() {
    return cell("cell");
  }

  /** Likewise with a name; cells of different names decide for themselves. */
  public static Cell cell(String name) {
    return new Cell(name, 4, List.of());
  }

  /** Candidate operations to choose from, in this order. */
  public static List<CandidateOperation> ops(CandidateOperation... operations) {
    return ops(Arrays.asList(operations));
  }

  /** Likewise from a list. */
  public static List<CandidateOperation> ops(List<CandidateOperation> operations) {
    if (new HashSet<>(operations).size() < operations.size()) {
      throw new IllegalArgumentException("ops(...) names an operation twice: " + operations + ".");
    }
    return List.copyOf(operations);
  }

  /** An operation of your own: a name and a recipe of layers. */
  public static CandidateOperation operation(String name, CandidateOperation.Recipe recipe) {
    return new CandidateOperation(name, "operation(\"" + name + "\")", recipe);
  }

  /** An MBConv block for {@link Stage#choose}: one kernel, one expansion. */
  public static CandidateOperation mbconv(Kernel kernel, Expansion expansion) {
    if (kernel.sizes().size() > 1 || expansion.ratios().size() > 1) {
      throw new IllegalArgumentException(
          "mbconv("
              + kernel
              + ", "
              + expansion
              + ") inside choose(...) has one kernel and one"
              + " expansion; give several blocks, or say stage().mbconv("
              + kernel
              + ", "
              + expansion
              + ").");
    }
    return MobileBlock.candidate(kernel.sizes().get(0), expansion.ratios().get(0));
  }

  /** A stage, whose layers are still to be said. */
  public static Stage stage() {
    return Stage.empty();
  }

  /** Kernel sizes to choose from. */
  public static Kernel kernel(int... sizes) {
    return new Kernel(Arrays.stream(sizes).boxed().toList());
  }

  /** Expansion ratios to choose from. */
  public static Expansion expand(int... ratios) {
    return new Expansion(Arrays.stream(ratios).boxed().toList());
  }

  /** A seed. */
  public static Seed seed(long value) {
    return new Seed(value);
  }

  /** An MBConv chain from block strings: see {@link BlockText}. */
  public static Network blocks(String text, Shape image, int stemChannels) {
    return BlockText.parse(text, image, stemChannels);
  }

  /**
   * A cell of at most 7 vertices and 9 edges, all of which are decided; what stands on its vertices
   * is still to be said.
   */
  public static GraphCell graphCell() {
    return graphCell("cell");
  }

  /** Likewise with a name; cells of different names decide for themselves. */
  public static GraphCell graphCell(String name) {
    return new GraphCell(name, 7, 9, List.of(), 0);
  }

  /** Learned numbers, for bounds and objectives: {@code parameters().atMost(500_000)}. */
  public static Cost parameters() {
    return Cost.parameters();
  }

  /** Multiply-adds of one example's forward pass, for bounds and objectives. */
  public static Cost macs() {
    return Cost.macs();
  }

  /** The most layers with a matrix on any way through, for bounds and objectives. */
  public static Cost depth() {
    return Cost.depth();
  }

  /** One number per option of every decision, for algorithms: see {@link Encoding#oneHot}. */
  public static Encoding oneHotEncoding(SearchSpace space) {
    return Encoding.oneHot(space);
  }

  /** Edges and operations of a space's cells as numbers: see {@link Encoding#adjacency}. */
  public static Encoding adjacencyEncoding(SearchSpace space) {
    return Encoding.adjacency(space);
  }

  /** The ways through a space's cells as numbers: see {@link Encoding#path}. */
  public static PathEncoding pathEncoding(SearchSpace space) {
    return Encoding.path(space);
  }

  /** Equal probabilities for the options of every decision: see {@link Distribution#with}. */
  public static Distribution uniformDistribution(SearchSpace space) {
    return Distribution.uniform(space);
  }

  /** Operations of its own for each edge of {@link TwoInputCell#keep}: 0-2, 1-2, 0-3, 1-3, ... */
  @SafeVarargs
  public static EdgeOperations perEdge(List<CandidateOperation>... lists) {
    List<List<CandidateOperation>> all = new ArrayList<>();
    for (List<CandidateOperation> list : lists) {
      all.add(list);
    }
    return EdgeOperations.edges(all);
  }

  /** What PC-DARTS puts on edges of a supernet, for {@link TwoInputCell#mixing}. */
  public static Mixing partialChannels(int parts) {
    return new PartialChannels(parts);
  }

  /** What DARTS- puts on edges of a supernet, for {@link TwoInputCell#mixing}. */
  public static Mixing auxiliarySkip() {
    return new AuxiliarySkip();
  }

  /** DARTS' first layers for large images, for {@link Network#stem(ImageNetStem)}. */
  public static ImageNetStem imageNetStem(int channels) {
    return new ImageNetStem(channels);
  }

  /**
   * Cells as the DARTS family prints them, from any space, such as {@code
   * genotype("Genotype(normal=[...], ...)").network(dartsSizes())}.
   */
  public static GenotypeNetwork genotype(String text) {
    return GenotypeNetwork.parse(text);
  }
}
