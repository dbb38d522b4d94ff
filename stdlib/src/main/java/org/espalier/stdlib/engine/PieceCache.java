package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The programs of pieces that graphs have used, the latest ones. Those of one graph are all kept as
 * long as it has no more pieces of different structure than there is room. Stores may share one; it
 * is closed behind them. Not safe for several threads.
 */
public final class PieceCache implements AutoCloseable {
  private static final int ROOM = 2000;

  private final EngineChoice choice;
  private final Latest<Object, PieceProgram> programs = new Latest<>(ROOM, PieceProgram::close);
  private final BoundPieces bound = new BoundPieces();
  private @Nullable NDManager manager;
  private @Nullable NDArray one;

  private PieceCache(EngineChoice choice) {
    this.choice = choice;
  }

  /** Empty; nothing is asked of the engine before the first program. */
  public static PieceCache on(EngineChoice choice) {
    return new PieceCache(choice);
  }

  PieceProgram program(Object key, Supplier<SymbolProgram> lowering) {
    return programs.get(key, () -> new PieceProgram(lowering.get(), manager()));
  }

  /** Pieces that are bound to stores' arrays. */
  BoundPieces bound() {
    return bound;
  }

  /** Copies an array. */
  PieceProgram copier() {
    return program(
        "copy",
        () -> {
          SymbolText text = new SymbolText();
          int copied = text.operation("_copy", Map.of(), text.variable("x"));
          String json = text.json(List.of(new SymbolText.Head(copied)), JnaUtils.getVersion());
          return new SymbolProgram(json, Map.of("x", 0), "", Map.of(), Map.of(), Map.of());
        });
  }

  /** The handle of an array of a single one. */
  long one() {
    NDArray known = one;
    if (known == null) {
      known = manager().ones(new Shape(1));
      one = known;
    }
    return PieceProgram.handle(known);
  }

  private MxNDManager manager() {
    NDManager known = manager;
    if (known == null) {
      known = Engines.manager(choice);
      manager = known;
    }
    return (MxNDManager) known;
  }

  @Override
  public void close() {
    bound.close();
    programs.clear();
    if (manager != null) {
      manager.close();
    }
  }
}
