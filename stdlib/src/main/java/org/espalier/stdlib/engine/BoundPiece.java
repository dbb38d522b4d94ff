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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece that is differentiated by its weights: bound to its store's arrays, to the arrays that
 * their gradients go to, and to arrays of its own for what it reads, into which every pass copies.
 * It stands at one place of networks and remembers its way there until it goes back.
 */
final class BoundPiece implements AutoCloseable {
  private final MxNDManager manager;
  private final BoundSymbol symbol;
  private final Map<String, MxNDArray> read = new HashMap<>();
  private final long[] inputs;
  private final long[] byInputs;
  private final @Nullable MxNDArray target;
  private final boolean back;
  private final Memory head = new Memory(Long.BYTES);
  private boolean closed;

  /**
   * What a piece is bound to.
   *
   * @param arrays its symbol and the store's arrays
   * @param extents of what it reads; the last of a loss's is the target's
   * @param differentiated which of these it is differentiated by
   */
  record Binding(SymbolArrays arrays, List<Shape> extents, List<Boolean> differentiated) {}

  /**
   * Binds it.
   *
   * @param binding its store's end ends it at the latest
   */
  BoundPiece(Binding binding) {
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
    this.target = read.get(program.target());
    program.inputs().forEach((name, number) -> inputs[number] = handle(name));
  }

  private MxNDArray array(String variable, Binding binding) {
    MxNDArray kept = binding.arrays().kept(variable, manager);
    if (kept != null) {
      return kept;
    }
    SymbolProgram program = binding.arrays().program();
    int number = program.inputs().getOrDefault(variable, binding.extents().size() - 1);
    return read.computeIfAbsent(
        variable, fresh -> (MxNDArray) manager.create(binding.extents().get(number)));
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

  private long handle(String variable) {
    MxNDArray array = read.get(variable);
    return array == null ? 0 : PieceProgram.handle(array);
  }

  /**
   * There.
   *
   * @param copier copies one array into another
   * @param reads handles of what it reads
   */
  void forward(PieceProgram copier, long[] reads) {
    for (int i = 0; i < reads.length; i++) {
      if (inputs[i] != 0) {
        copier.into(reads[i], inputs[i]);
      }
    }
    symbol.forward();
  }

  /** Likewise, of a loss that compares with a target. */
  void forward(PieceProgram copier, long[] reads, long wanted) {
    if (target != null) {
      copier.into(wanted, PieceProgram.handle(target));
    }
    forward(copier, reads);
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
    head.close();
  }
}
