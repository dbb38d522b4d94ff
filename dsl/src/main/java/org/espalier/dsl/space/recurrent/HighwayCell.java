package org.espalier.dsl.space.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.Choices;

/**
 * The recurrent cell of ENAS and DARTS: every node reads one earlier node through a highway (Pham
 * et al., ICML 2018, arXiv 1802.03268, §2.1; Liu et al., ICLR 2019, arXiv 1806.09055, §2.4). With
 * {@code f_i} the function and {@code j} the node that node {@code i} chose,
 *
 * <pre>
 * [c, h] = W_i s_j        s_i = s_j + sigmoid(c) (f_i(h) - s_j)
 * </pre>
 *
 * <p>The two differ in three things.
 *
 * <ul>
 *   <li>What node 0 is. DARTS: {@code [c, h] = W_0 [x, h_before]}, {@code s_0 = h_before +
 *       sigmoid(c) (tanh(h) - h_before)}. ENAS: the cell's inputs, so a node that reads node 0 has
 *       {@code [c, h] = W_i,0 [x, h_before]} and starts from {@code h_before}; its first node can
 *       read nothing else.
 *   <li>Matrices. DARTS: one for each node, whatever it reads. ENAS: one for each pair.
 *   <li>The output. DARTS: the mean of all nodes but node 0. ENAS: the mean of those that no other
 *       node reads.
 * </ul>
 *
 * <p>Either way there are {@code functions^nodes nodes!} cells. DARTS' has a supernet, in which
 * every node reads all nodes before it through all functions.
 *
 * @param name what its decisions' labels begin with
 * @param nodes how many nodes besides node 0; at least 1
 * @param functions what a node chooses from, by name
 * @param style which of the two
 */
public record HighwayCell(String name, int nodes, List<String> functions, Style style)
    implements RecurrentCell {
  /** Whose cell. */
  public enum Style {
    /** DARTS'. */
    DARTS,
    /** ENAS'. */
    ENAS
  }

  /** Copies and checks. */
  public HighwayCell {
    if (nodes < 1) {
      throw new IllegalArgumentException(
          "recurrentCell().nodes(" + nodes + "): a recurrent cell has at least 1 node.");
    }
    functions = Functions.check("functions", functions);
  }

  /** DARTS' eight nodes of tanh, ReLU, sigmoid and identity. */
  public static HighwayCell named(String name) {
    return new HighwayCell(name, 8, List.of("tanh", "relu", "sigmoid", "identity"), Style.DARTS);
  }

  /** How many nodes. */
  public HighwayCell nodes(int count) {
    return new HighwayCell(name, count, functions, style);
  }

  /** What a node chooses from: {@code tanh}, {@code relu}, {@code sigmoid}, {@code identity}. */
  public HighwayCell functions(String... names) {
    return new HighwayCell(name, nodes, List.of(names), style);
  }

  /** ENAS' matrices for each pair of nodes, inputs in node 0's place, and loose ends. */
  public HighwayCell matrixPerPair() {
    return new HighwayCell(name, nodes, functions, Style.ENAS);
  }

  String functionLabel(int node) {
    return name + "/node." + node + "/function";
  }

  String inputLabel(int node) {
    return name + "/node." + node + "/input";
  }

  /** What a supernet mixes between two nodes. */
  String edgeLabel(int from, int node) {
    return name + "/edge." + from + "-" + node;
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      List<String> earlier = IntStream.range(0, node).mapToObj(String::valueOf).toList();
      decisions.add(Decision.of(inputLabel(node), new Domain(earlier)));
      decisions.add(Decision.of(functionLabel(node), new Domain(functions)));
    }
    return decisions;
  }

  @Override
  public List<Node> step(GraphBuilder graph, Node input, List<Node> states, Choices choices) {
    Node before = states.get(0);
    List<Node> inputs = List.of(input, before);
    boolean darts = style == Style.DARTS;
    Node first = darts ? Gate.add(graph.within("node.0"), inputs, before, "tanh") : before;
    if (choices.mixes()) {
      requireMixable();
      List<Node> mixed = new MixedHighway(this).nodes(graph, first, choices);
      return List.of(mean(graph, mixed.subList(1, mixed.size())));
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(first);
    for (int node = 1; node <= nodes(); node++) {
      int from = choices.of(inputLabel(node));
      GraphBuilder place = graph.within("node." + node);
      nodes.add(
          Gate.add(
              darts ? place : place.within("from." + from),
              darts || from > 0 ? List.of(nodes.get(from)) : inputs,
              nodes.get(from),
              functions.get(choices.of(functionLabel(node)))));
    }
    return List.of(mean(graph, ends(choices).stream().map(nodes::get).toList()));
  }

  private void requireMixable() {
    if (style == Style.ENAS) {
      throw new IllegalStateException(
          this
              + " has no supernet: its output is the mean of the nodes that no other node chose to"
              + " read, and in a supernet all are read. Leave matrixPerPair() out.");
    }
  }

  /** The nodes whose mean is the output, ascending. */
  List<Integer> ends(Choices choices) {
    Set<Integer> ends = new LinkedHashSet<>(IntStream.rangeClosed(1, nodes).boxed().toList());
    for (int node = 1; node <= nodes && style == Style.ENAS; node++) {
      ends.remove(choices.of(inputLabel(node)));
    }
    return List.copyOf(ends);
  }

  private static Node mean(GraphBuilder graph, List<Node> ends) {
    if (ends.size() == 1) {
      return ends.get(0);
    }
    Node sum = graph.add("sum", new Addition(), ends);
    return graph.add("mean", new Scaling(1.0 / ends.size()), sum);
  }

  @Override
  public ArchitectureText written() {
    return new HighwayText(this);
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("recurrent") ? "recurrentCell()" : "recurrentCell(\"" + name + "\")")
        + (".nodes(" + nodes + ").functions(" + Functions.typed(functions) + ")")
        + (style == Style.ENAS ? ".matrixPerPair()" : "");
  }
}
