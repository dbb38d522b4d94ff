package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;

/**
 * A lowered graph: a symbol's text, and what its variables stand for.
 *
 * @param json the symbol
 * @param inputs the variables of the graph's inputs that are read, by the input's number
 * @param target the target's variable, empty if nothing reads it
 * @param weights the variables of arrays by their full names
 * @param noises the variables of numbers that are drawn for every call, by their nodes
 * @param constants the variables of numbers that never change
 */
record SymbolProgram(
    String json,
    Map<String, Integer> inputs,
    String target,
    Map<String, String> weights,
    Map<String, Node> noises,
    Map<String, Constant> constants) {

  /** Numbers that belong to a lowering rule. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; carries numbers to the engine
  record Constant(List<Integer> extents, float[] values) {}
}
