package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loss's symbol bound to all of its arrays and to those that its gradients go to, for batches of
 * one size: one native call there and one back. Unlike what is recorded, MXNet plans both ways as
 * one, in bundles, and computes no other gradients.
 */
final class LossProgram implements AutoCloseable {
  private final SymbolArrays arrays;
  private final GradientsOf of;
  private final boolean backToInputs;
  private final MxNDManager manager;
  private final BoundSymbol symbol;
  private final Map<String, MxNDArray> fed = new LinkedHashMap<>();
  private final Map<Integer, NDArray> byInputs = new LinkedHashMap<>();
  private final Memory heads;

  /**
   * Binds a symbol.
   *
   * @param inputs a batch of the size, nothing of which is kept
   * @param target likewise
   * @param owner this ends with it at the latest
   * @param neighbour whose memory it may use, as the two never run at once
   */
  LossProgram(
      SymbolArrays arrays,
      GradientsOf of,
      List<NDArray> inputs,
      NDArray target,
      MxNDManager owner,
      @Nullable LossProgram neighbour) {
    this.arrays = arrays;
    this.of = of;
    // Without a gradient to compute, MXNet would take the symbol for one that never trains.
    this.backToInputs = of == GradientsOf.INPUTS || arrays.bound().covered(of).isEmpty();
    this.manager = (MxNDManager) owner.newSubManager();
    Symbol text = arrays.program().load(manager);
    List<String> variables = Arrays.asList(text.getArgNames());
    List<MxNDArray> arguments =
        variables.stream().map(name -> array(name, inputs, target)).toList();
    List<@Nullable NDArray> gradients = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      gradients.add(gradient(variables.get(i), arguments.get(i)));
    }
    List<MxNDArray> states =
        Arrays.stream(text.getAuxNames()).map(name -> array(name, inputs, target)).toList();
    this.symbol =
        new BoundSymbol(
            text,
            arrays.bound().store().choice().device(),
            arguments,
            gradients,
            states,
            manager,
            neighbour == null ? null : neighbour.symbol);
    this.heads = MxnetCalls.pointers(heads());
  }

  private MxNDArray array(String variable, List<NDArray> inputs, NDArray target) {
    MxNDArray kept = arrays.kept(variable, manager);
    return kept != null
        ? kept
        : fed.computeIfAbsent(variable, fresh -> zeros(arrays.shape(variable, inputs, target)));
  }

  /** Where the gradient by a variable goes, if it is wanted. */
  private @Nullable NDArray gradient(String variable, NDArray array) {
    Slot weight = arrays.weight(variable);
    if (weight != null) {
      return of.covers(weight.weight().role()) ? weight.gradient() : null;
    }
    Integer input = arrays.program().inputs().get(variable);
    return backToInputs && input != null
        ? byInputs.computeIfAbsent(input, fresh -> zeros(array.getShape()))
        : null;
  }

  private MxNDArray zeros(Shape shape) {
    return (MxNDArray) manager.zeros(shape);
  }

  /** The loss counts once and all else not at all. */
  private List<NDArray> heads() {
    List<NDArray> weights = new ArrayList<>();
    for (MxNDArray result : symbol.results()) {
      Shape shape = result.getShape();
      weights.add(weights.isEmpty() ? manager.ones(shape) : zeros(shape));
    }
    return weights;
  }

  /**
   * There and back.
   *
   * @param call owns what is drawn
   */
  Passes.Outcome run(MxNDManager call, List<NDArray> inputs, NDArray target) {
    List<NDArray> given = new ArrayList<>();
    fed.keySet().forEach(variable -> given.add(arrays.fed(variable, call, inputs, target)));
    FusedArrays.copy(List.copyOf(fed.values()), given);
    symbol.forward();
    symbol.backward(Pointer.nativeValue(heads));
    List<MxNDArray> results = symbol.results();
    int states = arrays.bound().handedOn().size();
    List<@Nullable NDArray> byInput = new ArrayList<>();
    if (of == GradientsOf.INPUTS) {
      byInput.addAll(Collections.nCopies(inputs.size(), null));
      byInputs.forEach(byInput::set);
    }
    return new Passes.Outcome(results.get(0), List.copyOf(results.subList(1, 1 + states)), byInput);
  }

  /** Nothing of it may be under way. */
  @Override
  public void close() {
    manager.close();
  }
}
