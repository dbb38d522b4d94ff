package org.espalier.stdlib.mask;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;

/**
 * What is fed at one place of a {@link MaskedGraph}: 0 where something is dropped and {@code 1 / (1
 * - rate)} elsewhere, so that its mean stays.
 *
 * @param kind what is dropped there, such as {@code drop_path}
 * @param place the input's name
 * @param shape of one example's
 * @param whole whether all of an example goes together, and not each number by itself
 */
public record Mask(String kind, String place, Shape shape, boolean whole) {
  /** One that drops all that an example has behind a node. */
  public static Mask ofExamples(String kind, Node node) {
    return new Mask(kind, place(kind, node), Shape.of(node.shape().channels(), 1, 1), true);
  }

  /** One that drops each number behind a node by itself. */
  public static Mask ofNumbers(String kind, Node node) {
    return new Mask(kind, place(kind, node), node.shape(), false);
  }

  private static String place(String kind, Node node) {
    return kind + "/" + node.name();
  }

  /**
   * Numbers for a batch, example after example.
   *
   * @param rate how probably something is dropped, in [0, 1)
   */
  public float[] draw(int count, double rate, RandomGenerator random) {
    int size = Math.toIntExact(shape.elements());
    float kept = (float) (1 / (1 - rate));
    float[] numbers = new float[count * size];
    int alike = whole ? size : 1;
    for (int i = 0; i < numbers.length; i += alike) {
      Arrays.fill(numbers, i, i + alike, random.nextDouble() < rate ? 0 : kept);
    }
    return numbers;
  }
}
