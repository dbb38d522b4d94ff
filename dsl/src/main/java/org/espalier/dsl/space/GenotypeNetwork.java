package org.espalier.dsl.space;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.Amount;

/**
 * The network of a genotype in DARTS' macro architecture, whichever space it comes from: four nodes
 * or five, with {@code none} or {@code conv_7x1_1x7}. A genotype without {@code reduce} uses its
 * normal cell for both.
 *
 * @param genotype the cells
 * @param whereNeeded whether a cell's older input is fitted only where it differs, as NASNet's code
 *     does; DARTS always fits it
 */
public record GenotypeNetwork(Genotype genotype, boolean whereNeeded) {
  private static final int LARGE = 64;

  /**
   * Reads one: see {@link Genotype#parse}.
   *
   * @throws IllegalArgumentException where it goes wrong, with the place
   */
  public static GenotypeNetwork parse(String text) {
    return new GenotypeNetwork(Genotype.parse(text), false);
  }

  /**
   * The same cells as NASNet's code would stack them: see {@link TwoInputCell#fitWhereNeeded}. So
   * NASNet-A with {@code normal_concat=[0, 2, 3, 4, 5, 6]} and {@code reduce_concat=[3, 4, 5, 6]}
   * at 32 channels and 20 cells has the 3,328,234 parameters of the published 6@768.
   */
  public GenotypeNetwork fitWhereNeeded() {
    return new GenotypeNetwork(genotype, true);
  }

  /** 36 channels, 20 cells, 10 classes, 3x32x32: how DARTS compares on CIFAR-10. */
  public static Sizes cifar() {
    return new Sizes(36, 20, 10, org.espalier.dsl.operation.Shape.of(3, 32, 32));
  }

  /** 48 channels, 14 cells, 1000 classes, 3x224x224: how DARTS compares on ImageNet. */
  public static Sizes imageNet() {
    return new Sizes(48, 14, 1000, org.espalier.dsl.operation.Shape.of(3, 224, 224));
  }

  /**
   * Its network, without the auxiliary head.
   *
   * @param sizes channels of the first cells, cells altogether, classes, and the image: from 64
   *     rows on with the {@link ImageNetStem}
   */
  public Graph network(Sizes sizes) {
    SearchSpace only = around(sizes, cell("normal"), cell("reduce"));
    return only.architecture().network();
  }

  private TwoInputCell cell(String name) {
    boolean there = genotype.cells().containsKey(name);
    TwoInputCell cell = TwoInputCell.of(there ? name : "normal").fixed(genotype.toString());
    return whereNeeded ? cell.fitWhereNeeded() : cell;
  }

  /**
   * Its auxiliary head, which is trained beside the network and counted apart.
   *
   * @param sizes those of the network
   */
  public Graph auxiliaryHead(Sizes sizes) {
    Graph network = network(sizes);
    int second = 2 * sizes.layers() / 3;
    AuxiliaryHead head =
        large(sizes)
            ? AuxiliaryHead.imageNet(sizes.classes())
            : AuxiliaryHead.cifar(sizes.classes());
    return head.graph(network.named("cell." + second + "/output").shape());
  }

  private static boolean large(Sizes sizes) {
    return sizes.image().height() >= LARGE;
  }

  /** DARTS' macro architecture around two cells: stem, cells with two reductions, classifier. */
  public static SearchSpace around(Sizes sizes, TwoInputCell normal, TwoInputCell reduction) {
    int channels = sizes.channels();
    Network image = Network.of(sizes.image());
    Network stem =
        large(sizes)
            ? image.stem(new ImageNetStem(channels))
            : image.stem(Stem.of(3, Amount.of(3 * channels)));
    return stem.thirds(sizes.layers(), normal.channels(channels), reduction)
        .classes(sizes.classes());
  }

  /** As typed. */
  @Override
  public String toString() {
    return "genotype(\"" + genotype + "\")" + (whereNeeded ? ".fitWhereNeeded()" : "");
  }
}
