package org.espalier.dsl.space.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.space.part.Choices;

/**
 * The recurrent cell of Zoph and Le (ICLR 2017, arXiv 1611.01578, §3.4): a binary tree. Leaf {@code
 * i} combines {@code W_i x} and {@code U_i h_before}, every other node its two children; then a
 * function. Numbers count the leaves first and go up level by level to the root.
 *
 * <pre>
 * z_i = combine_i(left, right)        a_i = f_i(z_i)
 * a_p' = f(combine(a_p, c_before))    at one node p, by a pair (combine, f) of its own: the inject
 * h = the root's                      c = z_q at one node q
 * </pre>
 *
 * <p>All nodes may be {@code p} and {@code q}, so with base {@code b}, 2 ways to combine and 4
 * functions there are {@code 8^(2 b) (2 b - 1)^2} cells.
 *
 * @param name what its decisions' labels begin with
 * @param base how many leaves: 2, 4, 8 and so on
 * @param functions what a node chooses from, by name
 */
public record TreeCell(String name, int base, List<String> functions) implements RecurrentCell {
  private static final List<String> COMBINATIONS = List.of("add", "multiply");

  /** Copies and checks. */
  public TreeCell {
    if (base < 2 || Integer.bitCount(base) > 1) {
      throw new IllegalArgumentException(
          "treeCell().base(" + base + "): the leaves of a binary tree are 2, 4, 8 and so on.");
    }
    functions = Functions.check("functions", functions);
  }

  /** The paper's eight leaves of identity, tanh, sigmoid and ReLU. */
  public static TreeCell named(String name) {
    return new TreeCell(name, 8, List.of("identity", "tanh", "sigmoid", "relu"));
  }

  /** How many leaves. */
  public TreeCell base(int leaves) {
    return new TreeCell(name, leaves, functions);
  }

  /** What a node chooses from. */
  public TreeCell functions(String... names) {
    return new TreeCell(name, base, List.of(names));
  }

  @Override
  public int states() {
    return 2;
  }

  private int nodes() {
    return 2 * base - 1;
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    IntStream.range(0, nodes()).forEach(node -> decidePair(decisions, "node." + node));
    decidePair(decisions, "inject");
    Domain numbers = new Domain(IntStream.range(0, nodes()).mapToObj(String::valueOf).toList());
    decisions.add(Decision.of(name + "/inject/at", numbers));
    decisions.add(Decision.of(name + "/memory/from", numbers));
    return decisions;
  }

  private void decidePair(List<Decision> decisions, String place) {
    decisions.add(Decision.of(name + "/" + place + "/combine", new Domain(COMBINATIONS)));
    decisions.add(Decision.of(name + "/" + place + "/function", new Domain(functions)));
  }

  /** {@code states}: the output {@code h} and the memory {@code c} of the step before. */
  @Override
  public List<Node> step(GraphBuilder graph, Node input, List<Node> states, Choices choices) {
    int inject = choices.of(name + "/inject/at");
    List<Node> raw = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    for (int node = 0; node < nodes(); node++) {
      GraphBuilder place = graph.within("node." + node);
      List<Node> parts = node < base ? leaf(place, input, states.get(0)) : children(values, node);
      raw.add(combine(place, "node." + node, parts, choices));
      Node value = function(place, "node." + node, raw.get(node), choices);
      values.add(
          node == inject ? inject(graph.within("inject"), value, states.get(1), choices) : value);
    }
    return List.of(values.get(nodes() - 1), raw.get(choices.of(name + "/memory/from")));
  }

  private static List<Node> leaf(GraphBuilder place, Node input, Node before) {
    Linear matrix = new Linear(before.shape().channels(), false);
    return List.of(place.add("input", matrix, input), place.add("before", matrix, before));
  }

  /** Node {@code base + k} joins nodes {@code 2 k} and {@code 2 k + 1}. */
  private List<Node> children(List<Node> values, int node) {
    int left = 2 * (node - base);
    return List.of(values.get(left), values.get(left + 1));
  }

  private Node inject(GraphBuilder place, Node value, Node memory, Choices choices) {
    Node joined = combine(place, "inject", List.of(value, memory), choices);
    return function(place, "inject", joined, choices);
  }

  private Node combine(GraphBuilder graph, String place, List<Node> parts, Choices choices) {
    boolean add = choices.of(name + "/" + place + "/combine") == 0;
    return graph.add("combine", add ? new Addition() : new Multiplication(), parts);
  }

  private Node function(GraphBuilder graph, String place, Node input, Choices choices) {
    String function = functions.get(choices.of(name + "/" + place + "/function"));
    return Functions.apply(graph, "function", function, input);
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("tree") ? "treeCell()" : "treeCell(\"" + name + "\")")
        + (".base(" + base + ").functions(" + Functions.typed(functions) + ")");
  }
}
