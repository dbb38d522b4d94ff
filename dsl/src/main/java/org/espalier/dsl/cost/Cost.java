package org.espalier.dsl.cost;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.espalier.dsl.graph.Graph;

/**
 * Something that a network costs, by formula, never by running it.
 *
 * @param name such as {@code parameters}
 * @param unit such as {@code MACs}; empty for a plain count
 * @param formula the cost of a graph
 */
public record Cost(String name, String unit, ToDoubleFunction<Graph> formula) {
  /** Learned numbers. */
  public static Cost parameters() {
    return new Cost("parameters", "", Graph::parameters);
  }

  /** Multiply-adds of one example's forward pass. */
  public static Cost macs() {
    return new Cost("MACs", "MACs", Graph::macs);
  }

  /** The most layers with a matrix on any way through. */
  public static Cost depth() {
    return new Cost("depth", "layers", Graph::depth);
  }

  /** Bytes of all tensors of one example, in single precision: what training keeps. */
  public static Cost activationMemory() {
    return new Cost("activation memory", "bytes", graph -> 4.0 * ActivationMemory.kept(graph));
  }

  /** The most bytes of tensors held at once in evaluation, for one example in single precision. */
  public static Cost peakMemory() {
    return new Cost("peak memory", "bytes", graph -> 4.0 * ActivationMemory.peak(graph));
  }

  /** Rows or columns of the image that one number before the global pool depends on at most. */
  public static Cost receptiveField() {
    return new Cost("receptive field", "pixels", ReceptiveField::of);
  }

  /** The cost of a graph. */
  public double of(Graph graph) {
    return formula.applyAsDouble(graph);
  }

  /** Networks that cost no more. */
  public Bound atMost(Number most) {
    return new Bound(this, Double.NEGATIVE_INFINITY, most.doubleValue());
  }

  /** Networks that cost no less. */
  public Bound atLeast(Number least) {
    return new Bound(this, least.doubleValue(), Double.POSITIVE_INFINITY);
  }

  /** A value as people say what a network has: {@code 73,306 parameters}. */
  public String amount(double value) {
    return amount("", value);
  }

  /** Likewise with words before the number, such as {@code at most}. */
  String amount(String before, double value) {
    String number = before + String.format(Locale.ROOT, value % 1 == 0 ? "%,.0f" : "%,.6g", value);
    if (unit.isEmpty() || unit.equals(name)) {
      return number + " " + name;
    }
    String article = "aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ";
    return article + name + " of " + number + " " + unit;
  }

  /** As typed, such as {@code parameters()}. */
  @Override
  public String toString() {
    String[] words = name.toLowerCase(Locale.ROOT).split(" ", -1);
    StringBuilder text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return text + "()";
  }
}
