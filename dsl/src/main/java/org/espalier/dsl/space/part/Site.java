package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;

/**
 * Where a recipe adds its layers.
 *
 * @param graph the graph at this place; names added here begin with the place
 * @param input what the recipe starts from
 * @param channels how many channels its output has
 * @param stride by how much it shrinks the image; 1 or more
 */
public record Site(GraphBuilder graph, Node input, int channels, int stride) {

  /** The same site, starting from another node. */
  public Site from(Node node) {
    return new Site(graph, node, channels, stride);
  }

  /** A part of this site, with names of its own. */
  public Site within(String part) {
    return new Site(graph.within(part), input, channels, stride);
  }

  /** Whether the output has the input's shape. */
  public boolean keepsShape() {
    return stride == 1 && input.shape().channels() == channels;
  }

  /**
   * Adds a candidate operation under its name; what it yields must have the shape that is needed.
   */
  public Node add(CandidateOperation operation) {
    Site own = within(operation.name());
    return own.yielded(operation, operation.recipe().build(own));
  }

  /** What a recipe yielded here, if it has the shape that is needed. */
  private Node yielded(CandidateOperation operation, Node output) {
    Shape needed = output.shape().isImage() ? needed() : output.shape();
    if (!output.shape().equals(needed)) {
      throw new ShapeException(
          "At '"
              + output.name()
              + "': "
              + operation
              + " yields "
              + output.shape()
              + " from "
              + input.shape()
              + ", but "
              + needed
              + " is needed there, "
              + channels
              + " channels"
              + (stride == 1 ? " of the same size" : " and the size divided by " + stride)
              + ". Let its last layer have site.channels() filters, and one of its layers the"
              + " stride site.stride().");
    }
    return output;
  }

  private Shape needed() {
    return Shape.of(
        channels,
        Math.floorDiv(input.shape().height() - 1, stride) + 1,
        Math.floorDiv(input.shape().width() - 1, stride) + 1);
  }

  /** Adds one layer on the input. */
  public Node add(String name, Operation operation) {
    return graph.add(name, operation, input);
  }

  /**
   * Adds layers one behind the other, named by their kind and numbered where a kind comes again.
   */
  public Node chain(List<Operation> operations) {
    Node last = input;
    java.util.Map<String, Integer> seen = new java.util.HashMap<>();
    for (Operation operation : operations) {
      String kind = kind(operation);
      int count = seen.merge(kind, 1, Integer::sum);
      last = graph.add(count == 1 ? kind : kind + "." + count, operation, last);
    }
    return last;
  }

  private static String kind(Operation operation) {
    if (operation instanceof Quantized quantized) {
      return kind(quantized.inner());
    }
    if (operation instanceof Convolution convolution) {
      return convolution.groups() > 1 ? "depthwise" : "convolution";
    }
    if (operation instanceof BatchNormalization) {
      return "norm";
    }
    return operation instanceof Activation ? "activation" : "layer";
  }
}
