package org.espalier.stdlib.proxy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Weight;
import org.espalier.stdlib.engine.Executable;

/** Which arrays zero-cost proxies look at: matrices of convolutions and linear layers alone. */
final class Matrices {
  private Matrices() {}

  /** Those that the outputs depend on, layer after layer. */
  static List<String> of(Executable run) {
    Set<String> learned = new LinkedHashSet<>(run.learned());
    Set<String> names = new LinkedHashSet<>();
    for (Node node : run.graph().nodes()) {
      if (isMatrix(node.operation())) {
        for (Weight weight : node.weights()) {
          if (weight.role() == Weight.Role.WEIGHT && learned.contains(node.nameOf(weight))) {
            names.add(node.nameOf(weight));
          }
        }
      }
    }
    return List.copyOf(names);
  }

  /** Whether an operation multiplies by a matrix that proxies look at. */
  static boolean isMatrix(Operation operation) {
    return operation instanceof Convolution
        || operation instanceof Linear
        || (operation instanceof Quantized quantized && isMatrix(quantized.inner()));
  }
}
