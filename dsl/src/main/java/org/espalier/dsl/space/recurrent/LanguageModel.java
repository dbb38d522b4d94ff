package org.espalier.dsl.space.recurrent;

import org.espalier.dsl.architecture.SearchSpace;

/**
 * A network that says after each token which comes next: an embedding, a recurrent cell unrolled
 * over the tokens, and a linear decoder whose matrix is the embedding's table (Liu et al., ICLR
 * 2019, arXiv 1806.09055, appendix A.1.2, and its code). {@link #cell} makes it a space.
 *
 * @param vocabulary how many tokens there are; at least 2
 * @param width of the embedding and of the cell's state; at least 1
 * @param steps over how many tokens it is unrolled; at least 1. Weights count once
 */
public record LanguageModel(int vocabulary, int width, int steps) {
  /** Checks. */
  public LanguageModel {
    require("languageModel", vocabulary, 2);
    require("width", width, 1);
    require("steps", steps, 1);
  }

  private static void require(String word, int number, int least) {
    if (number < least) {
      throw new IllegalArgumentException(
          word + "(" + number + "): a language model needs at least " + least + ".");
    }
  }

  /** DARTS' widths and steps: 850 and 35. */
  public static LanguageModel of(int vocabulary) {
    return new LanguageModel(vocabulary, 850, 35);
  }

  /** Features of the embedding and of the cell's state. */
  public LanguageModel width(int features) {
    return new LanguageModel(vocabulary, features, steps);
  }

  /** Over how many tokens it is unrolled. */
  public LanguageModel steps(int count) {
    return new LanguageModel(vocabulary, width, count);
  }

  /** With this cell, a space. */
  public SearchSpace cell(RecurrentCell cell) {
    return new LanguageModelSpace(this, cell);
  }

  /** As typed. */
  @Override
  public String toString() {
    return "languageModel(" + vocabulary + ").width(" + width + ").steps(" + steps + ")";
  }
}
