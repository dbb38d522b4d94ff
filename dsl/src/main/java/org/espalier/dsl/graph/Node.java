package org.espalier.dsl.graph;

import java.util.List;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/**
 * One operation at its place in a graph.
 *
 * @param index its number in the graph; every input's is smaller
 * @param name its place, unique in the graph: parts joined by slashes, such as {@code
 *     cell.3/edge.0-2/nor_conv_3x3/convolution}
 * @param weightsAt the place that its weights are named after: its own name, or a name that several
 *     nodes share, as the steps of a recurrent network and tied layers do. Equal names are one
 *     array
 * @param operation what it computes
 * @param inputs the indices of its inputs, in the operation's order; one may occur twice
 * @param shape its output, without the batch
 * @param weights the arrays that it owns
 * @param macs its multiply-adds per example
 */
public record Node(
    int index,
    String name,
    String weightsAt,
    Operation operation,
    List<Integer> inputs,
    Shape shape,
    List<Weight> weights,
    long macs) {
  /** Copies. */
  public Node {
    inputs = List.copyOf(inputs);
    weights = List.copyOf(weights);
  }

  /**
   * An operation on nodes of the same graph, with what its shapes say.
   *
   * @throws org.espalier.dsl.operation.ShapeException when they do not fit
   */
  public static Node of(
      int index, String name, String weightsAt, Operation operation, List<Node> inputs) {
    Shape[] each = new Shape[inputs.size()];
    Integer[] indices = new Integer[inputs.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = inputs.get(i).shape();
      indices[i] = inputs.get(i).index();
    }
    List<Shape> shapes = List.of(each);
    return new Node(
        index,
        name,
        weightsAt,
        operation,
        List.of(indices),
        operation.output(shapes),
        operation.weights(shapes),
        operation.macs(shapes));
  }

  /** The full name of one of its arrays: {@code weightsAt/suffix}. */
  public String nameOf(Weight weight) {
    return weightsAt + "/" + weight.role().suffix();
  }

  /** How many learned numbers it owns. */
  public long parameters() {
    return weights.stream().mapToLong(Weight::parameters).sum();
  }
}
