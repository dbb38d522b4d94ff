package org.espalier.stdlib.engine;

import org.espalier.dsl.graph.Graph;

/** Every form on every engine. */
enum Machine {
  COMPILED_MXNET,
  PORTABLE_MXNET,
  PORTABLE_PYTORCH;

  EngineChoice choice() {
    return this == PORTABLE_PYTORCH ? EngineChoice.pytorch() : EngineChoice.mxnet();
  }

  Form form() {
    return this == COMPILED_MXNET ? Form.COMPILED : Form.PORTABLE;
  }

  Executable compile(Graph graph, WeightStore store) {
    return Compiler.compile(graph, store, form(), Loss.WEIGHTED_SUM);
  }
}
