package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What MXNet makes of a {@link Piece.Structure}; every call brings all arrays, so it serves all
 * chains of the structure, several times in one pass. MXNet keeps no memory between calls.
 */
final class PieceProgram implements AutoCloseable {
  private final Symbol symbol;
  private final CachedOperator operator;
  private final List<Variable> variables = new ArrayList<>();
  private final List<MxNDArray> constants = new ArrayList<>();

  /** What stands at a variable of the symbol: the same array always, or what a call brings. */
  private sealed interface Variable {
    /** Numbers of a lowering rule. */
    record Kept(long array) implements Variable {}

    /** An array of a node of the chain, by its name in the chain's own graph. */
    record Owned(String name) implements Variable {}

    /** What the chain reads, by its number. */
    record Read(int input) implements Variable {}

    /** What a loss compares with. */
    record Target() implements Variable {}
  }

  /**
   * Makes it ready.
   *
   * @param manager owns its constants
   */
  PieceProgram(SymbolProgram program, MxNDManager manager) {
    this.symbol = program.load(manager);
    this.operator = new CachedOperator(symbol.getHandle());
    for (String name : symbol.getAllNames()) {
      variables.add(variable(program, name, manager));
    }
  }

  private Variable variable(SymbolProgram program, String name, MxNDManager manager) {
    String weight = program.weights().get(name);
    if (weight != null) {
      return new Variable.Owned(weight);
    }
    SymbolProgram.Constant constant = program.constants().get(name);
    if (constant != null) {
      constants.add(constant.in(manager));
      return new Variable.Kept(handle(constants.get(constants.size() - 1)));
    }
    Integer input = program.inputs().get(name);
    return input == null ? new Variable.Target() : new Variable.Read(input);
  }

  /** MXNet's number of an array. */
  static long handle(NDArray array) {
    return Pointer.nativeValue(((MxNDArray) array).getHandle());
  }

  /**
   * The arguments of a chain's calls, as far as they stay the same; 0 for the others.
   *
   * @param arrays by their full names
   */
  long[] arguments(Piece piece, Function<String, NDArray> arrays) {
    long[] arguments = new long[variables.size()];
    for (int i = 0; i < arguments.length; i++) {
      if (variables.get(i) instanceof Variable.Kept kept) {
        arguments[i] = kept.array();
      } else if (variables.get(i) instanceof Variable.Owned owned) {
        arguments[i] = handle(arrays.apply(piece.fullName(owned.name())));
      }
    }
    return arguments;
  }

  /**
   * One native call.
   *
   * @param arguments those that stay the same
   * @param reads what the chain reads, each array once
   * @param target for losses, otherwise 0
   * @return handles that are the caller's
   */
  long[] run(long[] arguments, long[] reads, long target) {
    return operator.run(all(arguments, reads, target));
  }

  private long[] all(long[] arguments, long[] reads, long target) {
    long[] all = arguments.clone();
    for (int i = 0; i < all.length; i++) {
      if (variables.get(i) instanceof Variable.Read read) {
        all[i] = reads[read.input()];
      } else if (variables.get(i) instanceof Variable.Target) {
        all[i] = target;
      }
    }
    return all;
  }

  /** Of a program that owns nothing: it yields a new array. */
  long run(long... reads) {
    return run(new long[variables.size()], reads, 0)[0];
  }

  /** Of a program that owns nothing: what it yields is written into an array that is there. */
  void into(long written, long... reads) {
    operator.into(all(new long[variables.size()], reads, 0), new long[] {written});
  }

  @Override
  public void close() {
    operator.close();
    symbol.close();
    constants.forEach(MxNDArray::close);
  }
}
