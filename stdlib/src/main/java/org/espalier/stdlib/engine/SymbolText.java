package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An MXNet symbol as it is put together: its nodes by number, and its text in the end. Equal
 * operations on equal inputs are one node, so what two edges need is computed once.
 *
 * <p>Names in here come from numbers, never from people, so nothing needs escaping and equal
 * structures have equal texts.
 */
final class SymbolText {
  private final List<String> nodes = new ArrayList<>();
  private final List<Integer> variables = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private int shared;

  /** Something that is fed. */
  int variable(String name) {
    Integer before = known.get(name);
    if (before != null) {
      return before;
    }
    variables.add(nodes.size());
    nodes.add("{\"op\":\"null\",\"name\":\"" + name + "\",\"inputs\":[]}");
    known.put(name, nodes.size() - 1);
    return nodes.size() - 1;
  }

  /** Whether a node is a variable. */
  boolean isVariable(int node) {
    return variables.contains(node);
  }

  /**
   * An MXNet operator's first output.
   *
   * @param operator its name
   * @param attributes its parameters
   * @param inputs nodes of this text
   */
  int operation(String operator, Map<String, String> attributes, int... inputs) {
    Head[] heads = IntStream.of(inputs).mapToObj(Head::new).toArray(Head[]::new);
    return operation(operator, attributes, heads);
  }

  /** An MXNet operator's first output, from any outputs of others. */
  int operation(String operator, Map<String, String> attributes, Head... inputs) {
    String settings =
        new TreeMap<>(attributes)
            .entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
    String reads = Arrays.stream(inputs).map(Head::text).collect(Collectors.joining(","));
    String content = "\"attrs\":{" + settings + "},\"inputs\":[" + reads + "]}";
    int before = nodes.size();
    int node = known.computeIfAbsent(operator + content, fresh -> append(operator, content));
    shared += nodes.size() == before ? 1 : 0;
    return node;
  }

  private int append(String operator, String content) {
    nodes.add("{\"op\":\"" + operator + "\",\"name\":\"n" + nodes.size() + "\"," + content);
    return nodes.size() - 1;
  }

  /** How many operators there are, variables not among them. */
  int operators() {
    return nodes.size() - variables.size();
  }

  /** How often an operator that was asked for was there already. */
  int shared() {
    return shared;
  }

  /** What a symbol yields: one of a node's outputs. */
  record Head(int node, int output) {
    Head(int node) {
      this(node, 0);
    }

    private String text() {
      return "[" + node + "," + output + ",0]";
    }
  }

  /**
   * MXNet's own text form.
   *
   * @param heads what it yields
   * @param version the library's, such as 10900; another one is taken for an old symbol
   */
  String json(List<Head> heads, int version) {
    String yields = heads.stream().map(Head::text).collect(Collectors.joining(","));
    return "{\"nodes\":["
        + String.join(",", nodes)
        + "],\"arg_nodes\":"
        + variables
        + ",\"heads\":["
        + yields
        + "],\"attrs\":{\"mxnet_version\":[\"int\","
        + version
        + "]}}";
  }
}
