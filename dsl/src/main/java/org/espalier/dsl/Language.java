package org.espalier.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.distribution.Distribution;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.BlockText;
import org.espalier.dsl.space.Dense;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.ImageNetStem;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Stem;
import org.espalier.dsl.space.cell.AuxiliarySkip;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.EdgeOperations;
import org.espalier.dsl.space.cell.EdgeWeights;
import org.espalier.dsl.space.cell.Mixing;
import org.espalier.dsl.space.cell.PartialChannels;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.chain.Chain;
import org.espalier.dsl.space.chain.Macro;
import org.espalier.dsl.space.image.Distillation;
import org.espalier.dsl.space.image.Upscaling;
import org.espalier.dsl.space.motif.Motif;
import org.espalier.dsl.space.motif.Motifs;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choice;
import org.espalier.dsl.space.recurrent.HighwayCell;
import org.espalier.dsl.space.recurrent.LanguageModel;
import org.espalier.dsl.space.recurrent.TreeCell;
import org.espalier.dsl.space.sequence.Decoder;
import org.espalier.dsl.space.sequence.Encoder;
import org.espalier.dsl.space.sequence.Positions;
import org.espalier.dsl.space.sequence.TimePooling;
import org.espalier.dsl.space.sequence.TimeStem;
import org.espalier.dsl.space.stage.Bits;
import org.espalier.dsl.space.stage.BlockSetting;
import org.espalier.dsl.space.stage.Compound;
import org.espalier.dsl.space.stage.Expansion;
import org.espalier.dsl.space.stage.Kernel;
import org.espalier.dsl.space.stage.Scaling;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.trellis.Trellis;
import org.espalier.dsl.space.vertex.GraphCell;
import org.espalier.dsl.space.wiring.Generator;
import org.espalier.dsl.space.wiring.LayerGraph;
import org.espalier.dsl.space.wiring.Wiring;

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
    return conv(kernel, Amount.of(filters));
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

  /** A stage, whose layers are still to be said. */
  public static Stage stage() {
    return Stage.empty();
  }

  /** Kernel sizes to choose from. */
  public static Kernel kernel(int... sizes) {
    return Kernel.of(sizes);
  }

  /** Expansion ratios to choose from. */
  public static Expansion expand(Number... ratios) {
    return Expansion.of(Amount.numbers(ratios));
  }

  /** A seed. */
  public static Seed seed(long value) {
    return new Seed(value);
  }

  /** An MBConv chain from block strings: see {@link BlockText}. */
  public static Network blocks(String text, Shape image, int stemChannels) {
    return BlockText.parse(text, image, stemChannels);
  }

  /** One of some numbers, the same wherever the label stands. */
  public static Amount choice(String label, Number... numbers) {
    return Choice.of(label, Amount.numbers(numbers));
  }

  /** One of some numbers; every place where it is used decides for itself. */
  public static Amount choice(Number... numbers) {
    return Choice.without("choice", Amount.numbers(numbers));
  }

  /** One of the numbers of a {@link #range}; every place where it is used decides for itself. */
  public static Amount choice(int[] numbers) {
    return Amount.of("choice", numbers);
  }

  /** Numbers from one to another, both inclusive, to choose from. */
  public static int[] range(int first, int last, int step) {
    if (step < 1 || last < first) {
      throw new IllegalArgumentException(
          "range("
              + first
              + ", "
              + last
              + ", "
              + step
              + "): numbers go from the smaller to the larger in steps of at least 1.");
    }
    return IntStream.rangeClosed(0, (last - first) / step).map(i -> first + i * step).toArray();
  }

  /** A convolution for {@link Network#stem}, whose filters may be a choice. */
  public static Stem conv(int kernel, Amount filters) {
    return Stem.of(kernel, filters);
  }

  /** A linear layer with a bias for {@link Network#dense}. */
  public static Dense dense(int units, Activation.Kind activation) {
    return dense(Amount.of(units), activation);
  }

  /** Likewise, of as many units as are chosen. */
  public static Dense dense(Amount units, Activation.Kind activation) {
    return new Dense(units, activation, true);
  }

  /** A kernel's size. */
  public static Kernel kernel(Amount size) {
    return new Kernel(size);
  }

  /** An expansion ratio. */
  public static Expansion expand(Amount ratio) {
    return new Expansion(ratio, false, false);
  }

  /** An MBConv block's channels inside, instead of their ratio to its input's. */
  public static Expansion expandTo(int... channels) {
    return Expansion.to(Amount.of("expandTo", channels));
  }

  /** Likewise. */
  public static Expansion expandTo(Amount channels) {
    return Expansion.to(channels);
  }

  /** For a block among operations: the bits of its convolutions' weights and inputs alike. */
  public static BlockSetting bits(int number) {
    return bits(Amount.of(number), Amount.of(number));
  }

  /** For a block among operations: the bits of its convolutions' weights and inputs. */
  public static BlockSetting bits(Amount weights, Amount activations) {
    return settings -> settings.bits(new Bits(weights, activations));
  }

  /** For {@link Network#scale}: how much wider a network becomes. */
  public static Scaling width(Number... factors) {
    return Scaling.ofWidth(Amount.of("width", Amount.numbers(factors)));
  }

  /** Likewise. */
  public static Scaling width(Amount factor) {
    return Scaling.ofWidth(factor);
  }

  /** For {@link Network#scale}: how depth, width and resolution grow with one coefficient. */
  public static Compound compound(Number alpha, Number beta, Number gamma) {
    return new Compound(alpha.doubleValue(), beta.doubleValue(), gamma.doubleValue());
  }

  /** Bits of a convolution's weights, for {@link Stage#bits}. */
  public static Amount weightBits(int... bits) {
    return Amount.of("weightBits", bits);
  }

  /** Bits of a convolution's inputs, for {@link Stage#bits}. */
  public static Amount activationBits(int... bits) {
    return Amount.of("activationBits", bits);
  }

  /** A network from a structure string of Zen-NAS: see {@link Network#zen}. */
  public static Network zen(String text, Shape image) {
    return Network.zen(text, image);
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

  /** Weights of the edges of each node of a supernet, for {@link TwoInputCell#mixing}. */
  public static Mixing edgeWeights() {
    return new EdgeWeights(Mixing.whole());
  }

  /** Likewise, with more on each edge: PC-DARTS is {@code edgeWeights(partialChannels(4))}. */
  public static Mixing edgeWeights(Mixing edges) {
    return new EdgeWeights(edges);
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
   * genotype("Genotype(normal=[...], ...)").network(sizes("darts"))}.
   */
  public static GenotypeNetwork genotype(String text) {
    return GenotypeNetwork.parse(text);
  }

  /** A chain of convolutions whose sizes are chosen layer by layer. */
  public static Chain chain() {
    return chain("chain");
  }

  /** Likewise with a name. */
  public static Chain chain(String name) {
    return Chain.named(name);
  }

  /** A whole network that is searched layer by layer, with skip connections. */
  public static Macro macro() {
    return macro("macro");
  }

  /** Likewise with a name. */
  public static Macro macro(String name) {
    return Macro.named(name);
  }

  /** A small graph whose edges carry operations or lower motifs. */
  public static Motif motif() {
    return motif("motif");
  }

  /** Likewise with a name; motifs of one name are one. */
  public static Motif motif(String name) {
    return Motif.named(name);
  }

  /** Several motifs of one form, for the edges of a higher motif. */
  public static Motifs motifs(int count, Motif form) {
    return Motifs.of(count, form);
  }

  /** These motifs, for the edges of a higher motif. */
  public static Motifs motifs(Motif... motifs) {
    return Motifs.of(Arrays.asList(motifs));
  }

  /** A stage wired at random. */
  public static Wiring wiring() {
    return wiring("wiring");
  }

  /** Likewise with a name. */
  public static Wiring wiring(String name) {
    return Wiring.named(name);
  }

  /** Random graphs of Erdős and Rényi, with probabilities of an edge to choose from. */
  public static Generator erdosRenyi(Number... probabilities) {
    return Generator.erdosRenyi(Amount.numbers(probabilities));
  }

  /** Random graphs of Barabási and Albert, with numbers of a new node's edges to choose from. */
  public static Generator barabasiAlbert(int... edges) {
    return Generator.barabasiAlbert(edges);
  }

  /** Random graphs of Watts and Strogatz: neighbours, and probabilities to choose from. */
  public static Generator wattsStrogatz(int neighbours, Number... probabilities) {
    return Generator.wattsStrogatz(neighbours, Amount.numbers(probabilities));
  }

  /** Any directed acyclic graph of labelled layers. */
  public static LayerGraph layerGraph() {
    return layerGraph("layerGraph");
  }

  /** Likewise with a name. */
  public static LayerGraph layerGraph(String name) {
    return LayerGraph.named(name);
  }

  /** The recurrent cell of DARTS; {@link HighwayCell#matrixPerPair} makes it ENAS'. */
  public static HighwayCell recurrentCell() {
    return recurrentCell("recurrent");
  }

  /** Likewise with a name. */
  public static HighwayCell recurrentCell(String name) {
    return HighwayCell.named(name);
  }

  /** The recurrent cell of Zoph and Le: a binary tree. */
  public static TreeCell treeCell() {
    return treeCell("tree");
  }

  /** Likewise with a name. */
  public static TreeCell treeCell(String name) {
    return TreeCell.named(name);
  }

  /** A network that says after each token which comes next; its cell makes it a space. */
  public static LanguageModel languageModel(int vocabulary) {
    return LanguageModel.of(vocabulary);
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

  /** A sequence's shape, without the batch: an image of one row. */
  public static Shape sequence(int features, int length) {
    return image(features, 1, length);
  }

  /** The first layer of a sequence's network: a batch norm and a linear layer at each step. */
  public static TimeStem linear(int features) {
    return new TimeStem(features);
  }

  /** Whether each time step is told where it stands, a decision. */
  public static Positions positions() {
    return new Positions("positions");
  }

  /** Layers that choose among attention, recurrence and convolution. */
  public static Encoder encoder() {
    return encoder("encoder");
  }

  /** Likewise with a name. */
  public static Encoder encoder(String name) {
    return Encoder.named(name);
  }

  /** Learned queries that read a sequence. */
  public static Decoder decoder() {
    return decoder("decoder");
  }

  /** Likewise with a name. */
  public static Decoder decoder(String name) {
    return Decoder.named(name);
  }

  /** How a sequence becomes one vector. */
  public static TimePooling timePooling() {
    return new TimePooling("time");
  }

  /** Equal probabilities for the options of every decision: see {@link Distribution#with}. */
  public static Distribution uniformDistribution(SearchSpace space) {
    return Distribution.uniform(space);
  }

  /** A path through layers and resolutions. */
  public static Trellis trellis() {
    return trellis("trellis");
  }

  /** Likewise with a name. */
  public static Trellis trellis(String name) {
    return Trellis.named(name);
  }

  /** Cells of convolutions that keep an image's size, for super-resolution. */
  public static Distillation distillation() {
    return distillation("distillation");
  }

  /** Likewise with a name. */
  public static Distillation distillation(String name) {
    return Distillation.named(name);
  }

  /** An image made larger by a factor. */
  public static Upscaling upscaling(int factor) {
    return Upscaling.of(factor);
  }
}
