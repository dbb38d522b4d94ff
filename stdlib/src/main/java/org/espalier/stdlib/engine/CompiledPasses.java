package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A graph as two MXNet symbols, one for outputs and one for the loss in each mode, made when
 * needed.
 */
final class CompiledPasses implements Passes {
  private final BoundGraph bound;
  private final Loss loss;
  private final MxNDManager manager;
  private final Map<Reading, CompiledProgram> outputs = new HashMap<>();
  private final Map<Purpose, CompiledProgram> losses = new HashMap<>();

  /** MXNet plans memory for what is differentiated, so each purpose has a program of its own. */
  private record Purpose(Mode mode, GradientsOf of) {}

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
  }

  @Override
  public List<NDArray> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of) {
    CompiledProgram program = outputs.computeIfAbsent(new Reading(mode, of), this::compiledOutputs);
    return List.<NDArray>of(program.run((MxNDManager) call, inputs, null));
  }

  @Override
  public void prepare(Mode mode, GradientsOf of) {
    losses.computeIfAbsent(new Purpose(mode, of), this::compiledLoss);
  }

  @Override
  public List<NDArray> loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    Purpose purpose = new Purpose(mode, of);
    CompiledProgram program = Objects.requireNonNull(losses.get(purpose), "not prepared");
    List<NDArray> results = List.of(program.run((MxNDManager) call, inputs, target));
    return results.subList(0, 1 + bound.handedOn().size());
  }

  private CompiledProgram compiledOutputs(Reading reading) {
    return compiled(
        SymbolLowering.outputs(bound.graph(), bound.zeros(), reading.mode(), reading.of()), null);
  }

  private CompiledProgram compiledLoss(Purpose purpose) {
    SymbolProgram program = SymbolLowering.loss(bound, loss, purpose.mode(), purpose.of());
    return compiled(program, purpose.of());
  }

  private CompiledProgram compiled(SymbolProgram program, @Nullable GradientsOf of) {
    return new CompiledProgram(program, bound, of, manager);
  }
}
