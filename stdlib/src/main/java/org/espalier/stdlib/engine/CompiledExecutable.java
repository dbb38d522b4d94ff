package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxGradientCollector;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * A graph as two MXNet symbols, one for outputs and one for the loss in each mode, made when
 * needed.
 */
final class CompiledExecutable implements Executable {
  private final BoundGraph bound;
  private final Loss loss;
  private final List<String> learned;
  private final MxNDManager manager;
  private @Nullable CompiledProgram outputs;
  private final Map<Mode, CompiledProgram> losses = new EnumMap<>(Mode.class);

  CompiledExecutable(BoundGraph bound, Loss loss) {
    this.bound = bound;
    this.loss = loss;
    this.learned = bound.learned();
    this.manager = (MxNDManager) bound.store().manager().newSubManager();
  }

  @Override
  public Graph graph() {
    return bound.graph();
  }

  @Override
  public Form form() {
    return Form.COMPILED;
  }

  @Override
  public List<String> learned() {
    return learned;
  }

  @Override
  public List<float[]> forward(Batch batch, Mode mode) {
    Interruption.check("The network's pass");
    CompiledProgram program = outputs;
    if (program == null) {
      program = compiled(SymbolLowering.outputs(bound.graph(), bound.zeros()));
      outputs = program;
    }
    boolean before = MxGradientCollector.setTraining(mode == Mode.TRAINING);
    try (MxNDManager call = (MxNDManager) manager.newSubManager()) {
      List<NDArray> inputs = Feeding.inputs(bound.graph(), batch, call, Precision.SINGLE);
      List<float[]> results = new ArrayList<>();
      for (MxNDArray result : program.run(call, inputs, null)) {
        results.add(result.toFloatArray());
      }
      return results;
    } finally {
      MxGradientCollector.setTraining(before);
    }
  }

  @Override
  public double gradients(Batch batch, float[] target, Mode mode) {
    Interruption.check("Training");
    CompiledProgram program =
        losses.computeIfAbsent(
            mode,
            wanted -> compiled(SymbolLowering.loss(bound.graph(), bound.zeros(), loss, wanted)));
    try (MxNDManager call = (MxNDManager) manager.newSubManager()) {
      List<NDArray> inputs = Feeding.inputs(bound.graph(), batch, call, Precision.SINGLE);
      NDArray wanted = Feeding.target(bound.graph(), batch, target, call, Precision.SINGLE);
      MxNDArray result;
      try (Recording recording = Recording.open(EngineKind.MXNET)) {
        result = program.run(call, inputs, wanted)[0];
        if (!learned.isEmpty()) {
          recording.backward(result);
        }
      }
      return result.toFloatArray()[0];
    }
  }

  private CompiledProgram compiled(SymbolProgram program) {
    return new CompiledProgram(program, bound, manager);
  }

  @Override
  public float[] gradient(String name) {
    return bound.gradient(learned, name);
  }

  @Override
  public void close() {
    manager.close();
  }
}
