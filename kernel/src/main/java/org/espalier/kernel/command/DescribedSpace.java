package org.espalier.kernel.command;

import java.util.Optional;
import java.util.function.BiFunction;
import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.published.PublishedSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Sizes;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Pictures;

/**
 * What {@code describe} knows by a name: a published space, or a kind of text that says a whole
 * network.
 *
 * @param name what people type
 * @param title what the paper calls it
 * @param paper authors, venue, section
 * @param sizes the paper's own
 * @param example an architecture, as people type it
 * @param published where it comes from; empty for a kind of text
 * @param reader reads an architecture at some sizes
 */
record DescribedSpace(
    String name,
    String title,
    String paper,
    Sizes sizes,
    String example,
    Optional<PublishedSpace> published,
    BiFunction<String, Sizes, Described> reader) {

  /** One of the catalogue's. */
  static DescribedSpace of(PublishedSpace space) {
    return new DescribedSpace(
        space.name(),
        space.title(),
        space.paper(),
        space.sizes(),
        space.example(),
        Optional.of(space),
        (text, sizes) -> Described.of(space.space(sizes).parse(text)));
  }

  /** A chain of mobile blocks, whatever space it comes from. */
  static DescribedSpace mobileBlocks() {
    return new DescribedSpace(
        "mbconv",
        "one chain of mobile blocks, block by block",
        "",
        new Sizes(32, 0, 1000, Language.image(3, 224, 224)),
        "ds_r1_k3_s1_e1_c16 ir_r2_k3_s2_e6_c24_se0.25",
        Optional.empty(),
        (text, sizes) ->
            Described.of(text, Language.blocks(text, sizes.image(), sizes.channels()), sizes));
  }

  /** A structure string of Zen-NAS, whatever space it comes from. */
  static DescribedSpace structure() {
    return new DescribedSpace(
        "zen",
        "one structure string of Zen-NAS",
        "Lin et al., ICCV 2021, arXiv 2102.01063",
        new Sizes(0, 0, 1000, Language.image(3, 224, 224)),
        "SuperConvK3BNRELU(3,32,2,1)SuperResK3K3(32,64,2,32,1)SuperConvK1BNRELU(64,128,1,1)",
        Optional.empty(),
        (text, sizes) -> Described.of(text, Language.zen(text, sizes.image()), sizes));
  }

  /** Cells as the DARTS family prints them, whatever space they come from. */
  static DescribedSpace genotype() {
    return new DescribedSpace(
        "genotype",
        "the cells of any genotype in DARTS' network, from whatever space",
        "Liu, Simonyan and Yang, ICLR 2019, arXiv 1806.09055",
        GenotypeNetwork.cifar(),
        "Genotype(normal=[('sep_conv_3x3', 1), ('none', 0)], normal_concat=[2])",
        Optional.empty(),
        (text, sizes) -> {
          GenotypeNetwork cells = Language.genotype(text);
          return Described.of(cells.genotype().toString(), cells.network(sizes));
        });
  }

  /**
   * What an architecture is.
   *
   * @param written in its canonical form
   * @param network its network
   * @param picture drawn when asked for
   */
  record Described(String written, Graph network, Picture picture) {
    static Described of(Architecture architecture) {
      return new Described(
          architecture.toString(), architecture.network(), Pictures.of(architecture));
    }

    static Described of(String written, Graph network) {
      return new Described(written, network, Pictures.of(network));
    }

    /** A network in which nothing is left to decide; its text is what was typed. */
    static Described of(String typed, Network fixed, Sizes sizes) {
      SearchSpace only = fixed.classes(sizes.classes());
      return of(typed.strip(), only.architecture().network());
    }
  }
}
