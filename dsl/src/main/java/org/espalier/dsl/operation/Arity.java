package org.espalier.dsl.operation;

import java.util.List;

/** Checks how many inputs an operation got. */
final class Arity {
  private Arity() {}

  static List<Shape> exactly(int count, List<Shape> inputs, String operation) {
    if (inputs.size() != count) {
      throw new ShapeException(
          operation
              + " takes "
              + count
              + " input(s), but got "
              + inputs.size()
              + ": "
              + inputs
              + ".");
    }
    return inputs;
  }

  static Shape one(List<Shape> inputs, String operation) {
    return exactly(1, inputs, operation).get(0);
  }

  static List<Shape> some(List<Shape> inputs, String operation) {
    if (inputs.isEmpty()) {
      throw new ShapeException(operation + " takes at least one input, but got none.");
    }
    return inputs;
  }
}
