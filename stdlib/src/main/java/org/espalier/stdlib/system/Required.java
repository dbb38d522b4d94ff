package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;

/** What a system asks of its space. */
final class Required {
  private Required() {}

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
