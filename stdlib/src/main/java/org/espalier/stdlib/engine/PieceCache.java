package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The programs of pieces that a store's graphs have used, the latest ones. Those of one graph are
 * all kept as long as it has no more pieces of different structure than there is room.
 */
final class PieceCache implements AutoCloseable {
  private static final int ROOM = 2000;

  private final MxNDManager manager;
  private final Map<Object, PieceProgram> programs = new LinkedHashMap<>(16, 0.75f, true);

  PieceCache(MxNDManager manager) {
    this.manager = manager;
  }

  PieceProgram program(Object key, Supplier<SymbolProgram> lowering) {
    PieceProgram known = programs.get(key);
    if (known != null) {
      return known;
    }
    if (programs.size() >= ROOM) {
      Object oldest = programs.keySet().iterator().next();
      PieceProgram dropped = programs.remove(oldest);
      if (dropped != null) {
        dropped.close();
      }
    }
    PieceProgram made = new PieceProgram(lowering.get(), manager);
    programs.put(key, made);
    return made;
  }

  @Override
  public void close() {
    programs.values().forEach(PieceProgram::close);
    programs.clear();
  }
}
