package org.espalier.dsl.cost;

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
  public Bound atMost(double most) {
    return new Bound(this, Double.NEGATIVE_INFINITY, most);
  }

  /** Networks that cost no less. */
  public Bound atLeast(double least) {
    return new Bound(this, least, Double.POSITIVE_INFINITY);
  }
}
