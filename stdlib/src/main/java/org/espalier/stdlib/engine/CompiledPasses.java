package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;

/** A graph as MXNet symbols, for outputs and for the loss in each mode, made when needed. */
final class CompiledPasses implements Passes {
  /** Of batch sizes and purposes together. */
  private static final int ROOM = 8;

  private final BoundGraph bound;
  private final Loss loss;
  private final MxNDManager manager;
  private final Map<Reading, CompiledProgram> outputs = new HashMap<>();
  private final Map<Mode, SymbolArrays> losses = new EnumMap<>(Mode.class);
  private final Latest<Purpose, LossProgram> bindings;
  private final BindingThread thread = new BindingThread();

  /** MXNet plans memory for what is differentiated and for the size of a batch. */
  private record Purpose(Mode mode, GradientsOf of, long count) {}

  private record Reading(Mode mode, List<Summary> of) {}

  /**
   * Nothing is compiled yet.
   *
   * @param manager owns the programs
   */
  CompiledPasses(BoundGraph bound, Loss loss, NDManager manager) {
    this.bound = bound;
    this.loss = loss;
    this.manager = (MxNDManager) manager;
    this.bindings = new Latest<>(ROOM, this::end);
  }

  @Override
  public List<float[]> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of) {
    CompiledProgram program = outputs.computeIfAbsent(new Reading(mode, of), this::compiledOutputs);
    MxNDArray[] yielded = program.run((MxNDManager) call, inputs);
    List<float[]> found = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      Node output = bound.graph().outputs().get(i);
      found.add(Summaries.read(of.get(i), output, Numbers.read(yielded[i])));
    }
    return found;
  }

  @Override
  public Outcome loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    if (thread.changes()) {
      bindings.clear();
    }
    Purpose purpose = new Purpose(mode, of, inputs.get(0).getShape().get(0));
    LossProgram program = bindings.get(purpose, () -> bound(purpose, inputs, target));
    return program.run((MxNDManager) call, inputs, target);
  }

  @Override
  public Passes on(BoundGraph other, NDManager owner) {
    return new CompiledPasses(other, loss, owner);
  }

  /** Batches of few sizes come again, an epoch's last one among them; others make room. */
  private void end(LossProgram program) {
    bound.store().settle();
    program.close();
  }

  private LossProgram bound(Purpose purpose, List<NDArray> inputs, NDArray target) {
    SymbolArrays arrays = losses.computeIfAbsent(purpose.mode(), this::lowered);
    LossProgram neighbour = bindings.values().stream().findFirst().orElse(null);
    return new LossProgram(arrays, purpose.of(), inputs, target, manager, neighbour);
  }

  private CompiledProgram compiledOutputs(Reading reading) {
    SymbolProgram program =
        SymbolLowering.outputs(bound.graph(), bound.zeros(), reading.mode(), reading.of());
    return new CompiledProgram(new SymbolArrays(program, bound), manager);
  }

  private SymbolArrays lowered(Mode mode) {
    return new SymbolArrays(SymbolLowering.loss(bound, loss, mode, null), bound);
  }
}
