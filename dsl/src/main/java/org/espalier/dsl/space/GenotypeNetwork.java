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
 * @param stem filters of NASNet's first convolution for large images; 0 for DARTS' own stems
 */
public record GenotypeNetwork(Genotype genotype, boolean whereNeeded, int stem) {
  private static final int LARGE = 64;

  /**
   * Reads one: see {@link Genotype#parse}.
   *
   * @throws IllegalArgumentException where it goes wrong, with the place
   */
  public static GenotypeNetwork parse(String text) {
    return new GenotypeNetwork(Genotype.parse(text), false, 0);
  }

  /**
   * The same cells as NASNet's code would stack them: see {@link TwoInputCell#fitWhereNeeded}. So
   * NASNet-A with {@code normal_concat=[0, 2, 3, 4, 5, 6]} and {@code reduce_concat=[3, 4, 5, 6]}
   * at 32 channels and 20 cells has the 3,328,234 parameters of the published 6@768.
   */
  public GenotypeNetwork fitWhereNeeded() {
    return new GenotypeNetwork(genotype, true, stem);
  }

  /**
   * The same cells as NASNet's code stacks them for large images: an unpadded 3x3 convolution of
   * stride 2, two reduction cells with a quarter and a half of the channels, and then the cells
   * that the sizes tell. NASNet-A 4@1056 has a stem of 32, 44 channels and 14 cells at 224x224:
   * 5,289,978 parameters, 564 M multiply-adds; 6@4032 one of 96, 168 channels and 20 cells at
   * 331x331.
   *
   * @param filters of the convolution; at least 1
   */
  public GenotypeNetwork nasNetStem(int filters) {
    if (filters < 1) {
      throw new IllegalArgumentException(
          "nasNetStem(" + filters + "): the first convolution has at least 1 filter.");
    }
    return new GenotypeNetwork(genotype, true, filters);
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
    SearchSpace only =
        stem == 0
            ? around(sizes, cell("normal"), cell("reduce"))
            : large(sizes, cell("normal"), cell("reduce"));
    return only.architecture().network();
  }

  private SearchSpace large(Sizes sizes, TwoInputCell normal, TwoInputCell reduction) {
    int channels = sizes.channels();
    TwoInputCell halving = reduction.stride(2);
    return Network.of(sizes.image())
        .stem(Stem.of(3, Amount.of(stem)).stride(2).unpadded())
        .repeat(1, halving.channels(Math.max(1, channels / 4)))
        .repeat(1, halving.channels(Math.max(1, channels / 2)))
        .thirds(sizes.layers(), normal.channels(channels), reduction)
        .classes(sizes.classes());
  }

  private TwoInputCell cell(String name) {
    boolean there = genotype.cells().containsKey(name);
    TwoInputCell cell = TwoInputCell.of(there ? name : "normal").fixed(genotype.toString());
    if (stem > 0) {
      return cell.fitAsReleased();
    }
    return whereNeeded ? cell.fitWhereNeeded() : cell;
  }

  /**
   * Its auxiliary head, which is trained beside the network and counted apart.
   *
   * @param sizes those of the network
   */
  public Graph auxiliaryHead(Sizes sizes) {
    Graph network = network(sizes);
    int second = 2 * sizes.layers() / 3 + (stem > 0 ? 2 : 0);
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
    return "genotype(\""
        + genotype
        + "\")"
        + (stem > 0 ? ".nasNetStem(" + stem + ")" : whereNeeded ? ".fitWhereNeeded()" : "");
  }
}
