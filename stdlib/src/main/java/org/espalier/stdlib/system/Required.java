package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;

/** What a system asks of its space. */
final class Required {
  private Required() {}

  /**
   * That something is dropped at a rate in [0, 1).
   *
   * @throws IllegalArgumentException when it is not
   */
  static void rate(String system, String word, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          word + "(" + rate + "): " + system + " drops at a rate in [0, 1), such as 0.3.");
    }
  }

  /**
   * That a supernet mixes something beside operations.
   *
   * @param system who asks
   * @param ending how the names of those weights end
   * @param word how a space says it
   * @throws IllegalArgumentException when it does not
   */
  static void mixing(SearchSpace space, String system, String ending, String word) {
    boolean mixes =
        space.supernet().nodes().stream()
            .anyMatch(
                node -> node.name().startsWith("architecture/") && node.name().endsWith(ending));
    if (!mixes) {
      throw new IllegalArgumentException(
          system
              + " needs a supernet with "
              + word
              + ", but this space has none: "
              + space
              + ". Say .mixing("
              + word
              + ") for its cells, as darts(sizes(\"darts\"), "
              + word
              + ") does.");
    }
  }
}
