package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A graph as MXNet symbols, for outputs and for the loss in each mode, made when needed. */
final class CompiledPasses implements Passes {
  /** Of batch sizes and purposes together. */
  private static final int ROOM = 8;

  private final BoundGraph bound;
  private final Loss loss;
  private final MxNDManager manager;
  private final Map<Reading, CompiledProgram> outputs = new HashMap<>();
  private final Map<Purpose, SymbolArrays> losses = new HashMap<>();
  private final Map<Sized, LossProgram> bindings = new LinkedHashMap<>(16, 0.75f, true);

  /** MXNet plans memory for what is differentiated, so each purpose has a program of its own. */
  private record Purpose(Mode mode, GradientsOf of) {}

  /** A program is bound to batches of one size. */
  private record Sized(Purpose purpose, long count) {}

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
    return List.<NDArray>of(program.run((MxNDManager) call, inputs));
  }

  @Override
  public Outcome loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    Sized sized = new Sized(new Purpose(mode, of), inputs.get(0).getShape().get(0));
    LossProgram program = bindings.get(sized);
    if (program == null) {
      program = bind(sized.purpose(), inputs, target);
      bindings.put(sized, program);
    }
    return program.run((MxNDManager) call, inputs, target);
  }

  /** Batches of few sizes come again, an epoch's last one among them; others make room. */
  private LossProgram bind(Purpose purpose, List<NDArray> inputs, NDArray target) {
    if (bindings.size() >= ROOM) {
      bound.store().settle();
      Objects.requireNonNull(bindings.remove(bindings.keySet().iterator().next())).close();
    }
    SymbolArrays arrays = losses.computeIfAbsent(purpose, this::lowered);
    LossProgram neighbour = bindings.values().stream().findFirst().orElse(null);
    return new LossProgram(arrays, purpose.of(), inputs, target, manager, neighbour);
  }

  private CompiledProgram compiledOutputs(Reading reading) {
    SymbolProgram program =
        SymbolLowering.outputs(bound.graph(), bound.zeros(), reading.mode(), reading.of());
    return new CompiledProgram(new SymbolArrays(program, bound), manager);
  }

  private SymbolArrays lowered(Purpose purpose) {
    SymbolProgram program = SymbolLowering.loss(bound, loss, purpose.mode(), purpose.of());
    return new SymbolArrays(program, bound);
  }
}
