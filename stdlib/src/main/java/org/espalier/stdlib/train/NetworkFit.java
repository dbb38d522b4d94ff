package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Text;

/** Whether a network reads what it shall learn from and scores what is wanted. */
public final class NetworkFit {
  private NetworkFit() {}

  /**
   * Whether a network reads images of a shape and scores their classes.
   *
   * @throws IllegalArgumentException when it does not, with both shapes
   */
  public static void require(Graph network, LabelledImages images) {
    ImageShape image = images.shape();
    Shape wanted = Shape.of(image.channels(), image.height(), image.width());
    boolean reads = network.inputs().size() == 1 && network.inputs().get(0).shape().equals(wanted);
    Shape scores = Shape.of(images.classes());
    if (!reads || !network.outputs().stream().map(Node::shape).toList().equals(List.of(scores))) {
      throw new IllegalArgumentException(
          "A network for "
              + images.name()
              + " reads "
              + wanted
              + " and yields "
              + scores
              + " scores, but this one reads "
              + network.inputs().stream().map(input -> input.shape().toString()).toList()
              + " and yields "
              + network.outputs().stream().map(output -> output.shape().toString()).toList()
              + ".");
    }
  }

  /**
   * Whether a network reads symbols and states, and yields scores of a text's symbols behind each
   * and the states to go on with.
   *
   * @throws IllegalArgumentException when it does not, with what it does
   */
  public static void require(Graph network, Text text) {
    List<Shape> reads = network.inputs().stream().map(Node::shape).toList();
    List<Shape> yields = network.outputs().stream().map(Node::shape).toList();
    Shape symbols = reads.get(0);
    List<Shape> wanted = new ArrayList<>();
    for (int step = 0; step < symbols.elements(); step++) {
      wanted.add(Shape.of(text.vocabulary().size()));
    }
    wanted.addAll(reads.subList(1, reads.size()));
    if (symbols.isImage() || !yields.equals(wanted)) {
      throw new IllegalArgumentException(
          "A network for "
              + (text.name() + " reads symbols and states, and yields the scores of ")
              + (text.vocabulary().size() + " symbols behind each and the states to go on with,")
              + (" as languageModel(" + text.vocabulary().size() + ").cell(...) does. But this one")
              + (" reads " + reads + " and yields " + inShort(yields) + "."));
    }
  }

  private static String inShort(List<Shape> shapes) {
    return shapes.size() < 4
        ? shapes.toString()
        : shapes.size() + " outputs from " + shapes.get(0) + " to " + shapes.get(shapes.size() - 1);
  }
}
