package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.function.ToDoubleBiFunction;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;

/**
 * What one operation of a graph costs; a network costs the sum.
 *
 * @param name such as {@code MACs}
 * @param unit such as {@code ms}; empty for a plain count
 * @param formula the cost of a node
 */
public record NodeCost(String name, String unit, ToDoubleBiFunction<Graph, Node> formula) {
  /** Learned numbers. */
  public static NodeCost parameters() {
    return new NodeCost("parameters", "", (graph, node) -> node.parameters());
  }

  /** Multiply-adds. */
  public static NodeCost macs() {
    return new NodeCost("MACs", "", (graph, node) -> node.macs());
  }

  /**
   * Numbers that are read and written: all inputs, the output, the parameters (SNAS, section 2.3).
   */
  public static NodeCost memoryAccess() {
    return new NodeCost(
        "memory access",
        "",
        (graph, node) -> {
          long read = node.inputs().stream().mapToLong(i -> graph.node(i).shape().elements()).sum();
          return read + node.shape().elements() + node.parameters();
        });
  }

  /** What a table says; milliseconds. */
  public static NodeCost latency(LatencyTable table) {
    return new NodeCost(
        "latency on " + table.device(),
        "ms",
        (graph, node) -> LatencyTable.takesTime(node.operation()) ? table.of(graph, node) : 0);
  }

  /** The same in another unit: 1,000 times as many microseconds as milliseconds. */
  public NodeCost times(double factor, String other) {
    return new NodeCost(name, other, (graph, node) -> factor * formula.applyAsDouble(graph, node));
  }

  /** The sum with another cost, as SNAS adds parameters, multiply-adds and memory access. */
  public NodeCost plus(NodeCost more) {
    return new NodeCost(
        name + " + " + more.name,
        unit,
        (graph, node) ->
            formula.applyAsDouble(graph, node) + more.formula.applyAsDouble(graph, node));
  }
}
