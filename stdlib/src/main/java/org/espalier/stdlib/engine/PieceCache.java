package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import java.util.function.Supplier;

/**
 * The programs of pieces that a store's graphs have used, the latest ones. Those of one graph are
 * all kept as long as it has no more pieces of different structure than there is room.
 */
final class PieceCache implements AutoCloseable {
  private static final int ROOM = 2000;

  private final MxNDManager manager;
  private final Latest<Object, PieceProgram> programs = new Latest<>(ROOM, PieceProgram::close);

  PieceCache(MxNDManager manager) {
    this.manager = manager;
  }

  PieceProgram program(Object key, Supplier<SymbolProgram> lowering) {
    return programs.get(key, () -> new PieceProgram(lowering.get(), manager));
  }

  @Override
  public void close() {
    programs.clear();
  }
}
