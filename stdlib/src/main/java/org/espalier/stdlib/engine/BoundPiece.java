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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece that is differentiated by its weights: bound to its store's arrays, to the arrays that
 * their gradients go to, and to arrays for what it reads, into which every pass brings it. It
 * stands at one place of networks and remembers its way there until it goes back.
 */
final class BoundPiece implements AutoCloseable {
  private final MxNDManager manager;
  private final BoundSymbol symbol;
  private final PieceInputs shared;
  private final List<PieceInputs.Key> taken = new ArrayList<>();
  private final long[] inputs;
  private final long[] byInputs;
  private long target;
  private final boolean back;
  private final Memory head = new Memory(Long.BYTES);
  private boolean closed;

  /**
   * What a piece is bound to.
   *
   * @param arrays its symbol and the store's arrays
   * @param reads what it reads
   * @param differentiated which of these it is differentiated by
   * @param target the shape of what a loss compares with; null otherwise
   */
  record Binding(
      SymbolArrays arrays,
      List<PieceInputs.Key> reads,
      List<Boolean> differentiated,
      @Nullable Shape target) {}

  /**
   * Binds it.
   *
   * @param binding its store's end ends it at the latest
   * @param shared where what it reads is
   */
  BoundPiece(Binding binding, PieceInputs shared) {
    this.shared = shared;
    WeightStore store = binding.arrays().bound().store();
    this.manager = (MxNDManager) store.manager().newSubManager();
    SymbolProgram program = binding.arrays().program();
    int reads = program.inputs().size();
    Symbol text = program.load(manager);
    List<MxNDArray> arguments = new ArrayList<>();
    List<@Nullable NDArray> gradients = new ArrayList<>();
    this.inputs = new long[reads];
    this.byInputs = new long[reads];
    for (String variable : text.getArgNames()) {
      MxNDArray argument = array(variable, binding);
      arguments.add(argument);
      gradients.add(gradient(variable, argument, binding));
    }
    List<MxNDArray> states =
        Arrays.stream(text.getAuxNames()).map(name -> array(name, binding)).toList();
    this.back = gradients.stream().anyMatch(gradient -> gradient != null);
    DeviceName device = store.choice().device();
    this.symbol = new BoundSymbol(text, device, arguments, gradients, states, manager, null);
  }

  private MxNDArray array(String variable, Binding binding) {
    MxNDArray kept = binding.arrays().kept(variable, manager);
    if (kept != null) {
      return kept;
    }
    Integer number = binding.arrays().program().inputs().get(variable);
    if (number != null) {
      PieceInputs.Key key = binding.reads().get(number);
      taken.add(key);
      MxNDArray input = shared.take(key);
      inputs[number] = PieceProgram.handle(input);
      return input;
    }
    MxNDArray compared =
        (MxNDArray) manager.create(Objects.requireNonNull(binding.target(), variable));
    target = PieceProgram.handle(compared);
    return compared;
  }

  /** Where the gradient by a variable goes, if it is wanted. */
  private @Nullable NDArray gradient(String variable, MxNDArray argument, Binding binding) {
    Slot weight = binding.arrays().weight(variable);
    if (weight != null) {
      return GradientsOf.WEIGHTS.covers(weight.weight().role()) ? weight.gradient() : null;
    }
    Integer number = binding.arrays().program().inputs().get(variable);
    if (number == null || !binding.differentiated().get(number)) {
      return null;
    }
    NDArray gradient = manager.create(argument.getShape());
    byInputs[number] = PieceProgram.handle(gradient);
    return gradient;
  }

  /** Where something that it reads is to be; 0 where its numbers do not matter. */
  long input(int number) {
    return inputs[number];
  }

  /** Where a loss's target is to be; 0 where there is none. */
  long target() {
    return target;
  }

  /** There, with what it reads in its place. */
  void forward() {
    symbol.forward();
  }

  /** What it yields, until it runs again. */
  MxNDArray result() {
    return symbol.results().get(0);
  }

  /**
   * And back: behind it the gradients are where they belong.
   *
   * @param byResult handle of the gradient by its result
   */
  void backward(long byResult) {
    if (back) {
      head.setLong(0, byResult);
      symbol.backward(Pointer.nativeValue(head));
    }
  }

  /** The handle of the gradient by something that it reads; 0 where nobody wants it. */
  long byInput(int number) {
    return byInputs[number];
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    manager.close();
    taken.forEach(shared::giveBack);
    head.close();
  }
}
