package org.espalier.dsl.space.chain;

import java.util.List;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Options;

/** Behind which layers of a chain the image is halved. */
final class Halvings {
  static final Window WINDOW = new Window(2, 2, 2, 0, 0, 1);

  private Halvings() {}

  static List<Integer> check(String word, List<Integer> behind, int layers) {
    for (int layer : behind) {
      if (layer < 1 || layer > layers) {
        throw new IllegalArgumentException(
            word
                + ("(" + Options.join(behind) + "): layers are numbered from 1 to " + layers)
                + (", but got " + layer + "."));
      }
    }
    return List.copyOf(behind);
  }
}
