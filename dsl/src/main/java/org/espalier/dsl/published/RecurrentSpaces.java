package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.recurrent.LanguageModel;

/**
 * Recurrent cells in language models. Of the sizes, channels is the width of embedding and state,
 * layers over how many tokens the cell is unrolled, classes the vocabulary; the image means
 * nothing.
 */
public final class RecurrentSpaces {
  private static final Shape TOKENS = image(1, 1, 35);

  /** 850 wide, 35 tokens, the 10,000 words of the Penn Treebank. */
  public static final PublishedSpace DARTS_RECURRENT =
      new PublishedSpace(
          "darts-recurrent",
          "DARTS' recurrent cell",
          "Liu et al., ICLR 2019, arXiv 1806.09055, sections 2.4 and 3.2",
          new Sizes(850, 35, 10_000, TOKENS),
          RecurrentSpaces::darts,
          "Genotype(recurrent=[('sigmoid', 0), ('relu', 1), ('relu', 1), ('identity', 1), ('tanh',"
              + " 2), ('sigmoid', 5), ('tanh', 3), ('relu', 5)], concat=range(1, 9))");

  /** 720 wide, 35 tokens, the 10,000 words of the Penn Treebank. */
  public static final PublishedSpace ENAS_RECURRENT =
      new PublishedSpace(
          "enas-recurrent",
          "ENAS' recurrent cell",
          "Pham et al., ICML 2018, arXiv 1802.03268, sections 2.1 and 3.1",
          new Sizes(720, 35, 10_000, TOKENS),
          RecurrentSpaces::enas,
          "Genotype(recurrent=[('tanh', 0), ('tanh', 1), ('tanh', 2), ('relu', 2), ('tanh', 4),"
              + " ('tanh', 4), ('relu', 4), ('relu', 5), ('relu', 8), ('relu', 9), ('relu', 9),"
              + " ('relu', 9)], concat=[3, 6, 7, 10, 11, 12])");

  /** 650 wide, 35 tokens, the 10,000 words of the Penn Treebank: a medium language model. */
  public static final PublishedSpace ZOPH_LE_RECURRENT =
      new PublishedSpace(
          "zoph-le-recurrent",
          "Zoph and Le's recurrent cell",
          "Zoph and Le, ICLR 2017, arXiv 1611.01578, sections 3.4 and 4.2",
          new Sizes(650, 35, 10_000, TOKENS),
          RecurrentSpaces::zophLe,
          treeExample());

  private RecurrentSpaces() {}

  private static LanguageModel model(Sizes sizes) {
    return languageModel(sizes.classes()).width(sizes.channels()).steps(sizes.layers());
  }

  /** 4^8 8! cells. */
  private static SearchSpace darts(Sizes sizes) {
    return model(sizes)
        .cell(recurrentCell().nodes(8).functions("tanh", "relu", "sigmoid", "identity"));
  }

  /** 4^12 12! cells. */
  private static SearchSpace enas(Sizes sizes) {
    return model(sizes)
        .cell(
            recurrentCell()
                .nodes(12)
                .functions("tanh", "relu", "identity", "sigmoid")
                .matrixPerPair());
  }

  /** 8^16 15^2 cells. */
  private static SearchSpace zophLe(Sizes sizes) {
    return model(sizes).cell(treeCell().base(8).functions("identity", "tanh", "sigmoid", "relu"));
  }

  private static String treeExample() {
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < 15; node++) {
      String place = "tree/node." + node;
      text.append(place).append(node % 3 == 2 ? "/combine=multiply, " : "/combine=add, ");
      text.append(place).append(node % 2 == 0 ? "/function=tanh, " : "/function=sigmoid, ");
    }
    return text
        + "tree/inject/combine=add, tree/inject/function=relu, tree/inject/at=8,"
        + " tree/memory/from=9";
  }
}
