package org.espalier.stdlib.train;

import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Text;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;

/** What a training learns from and is judged by: images with labels, or a text to be continued. */
public sealed interface Lessons permits ImageLessons, TextLessons {
  /** The data set's name. */
  String name();

  /** The name of what is learned from. */
  String training();

  /**
   * Checks that there is something to learn from and to judge by.
   *
   * @throws IllegalArgumentException when there is not
   */
  void requireEnough();

  /**
   * Checks that a network reads such examples and yields what they are compared with.
   *
   * @throws IllegalArgumentException when it does not, with both shapes
   */
  void requireFit(Graph network);

  /**
   * One pass over what is learned from.
   *
   * @param size how many examples a batch has at most
   * @param order decides which example comes when
   * @param augmentation how images are varied
   * @param variation decides how
   */
  Pass pass(
      Graph network,
      int size,
      RandomGenerator order,
      Augmentation augmentation,
      RandomGenerator variation);

  /** What a pass's targets are compared by, if so much of a label is spread over all classes. */
  default Loss loss(double smoothing) {
    return Loss.CROSS_ENTROPY;
  }

  /** How a network does on what architectures and settings are chosen by. */
  Score validation(Executable network);

  /** How a network does on what is reported in the end. */
  Score test(Executable network);

  /** How a network that learned from these does on images. */
  default Score on(Executable network, LabelledImages images) {
    throw new IllegalArgumentException(
        "This network learned from " + training() + ", a text; it cannot read " + images + ".");
  }

  /** How a network that learned from these does on a text. */
  default Score on(Executable network, Text text) {
    throw new IllegalArgumentException(
        "This network learned from " + training() + "; it cannot read a text such as " + text);
  }
}
