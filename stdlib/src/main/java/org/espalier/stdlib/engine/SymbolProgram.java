package org.espalier.stdlib.engine;

import ai.djl.engine.EngineException;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern UNKNOWN = Pattern.compile("Operator (\\w+) is not registered");

  /**
   * Has MXNet read the symbol.
   *
   * @throws EngineUnavailableException if MXNet lacks one of its operators
   */
  Symbol load(MxNDManager manager) {
    try {
      return Symbol.loadJson(manager, json);
    } catch (EngineException failure) {
      throw orLacking(failure);
    }
  }

  /** The same symbol, whose arrays have other full names. */
  SymbolProgram named(UnaryOperator<String> names) {
    Map<String, String> renamed = new LinkedHashMap<>();
    weights.forEach((variable, name) -> renamed.put(variable, names.apply(name)));
    return new SymbolProgram(json, inputs, target, renamed, noises, constants);
  }

  /** What MXNet's failure means: that it lacks an operator, or itself. */
  static RuntimeException orLacking(EngineException failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher unknown = UNKNOWN.matcher(message);
    return unknown.find()
        ? new EngineUnavailableException(
            "MXNet on this machine lacks the operator '"
                + unknown.group(1)
                + "', which a compiled network needs. Use the portable form or PyTorch, or another"
                + " build of MXNet 1.9.",
            failure)
        : failure;
  }

  /** Numbers that belong to a lowering rule. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; carries numbers to the engine
  record Constant(List<Integer> extents, float[] values) {
    /** The numbers as an array that a manager owns. */
    MxNDArray in(MxNDManager manager) {
      long[] shape = extents.stream().mapToLong(Integer::longValue).toArray();
      return (MxNDArray) manager.create(values, new Shape(shape));
    }
  }
}
