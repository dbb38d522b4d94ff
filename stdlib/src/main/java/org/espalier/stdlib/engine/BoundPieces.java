package org.espalier.stdlib.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bound pieces of stores' networks. Networks of a space have most of them in common: those that
 * stand at the same place, do the same and own the same arrays.
 */
final class BoundPieces implements AutoCloseable {
  private static final long ROOM = 1L << 28;

  /** Bytes that MXNet takes for a piece of any size, roughly. */
  private static final long EACH = 1L << 16;

  private final Map<Key, Kept> pieces = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private final PieceInputs inputs = new PieceInputs();
  private final BindingThread thread = new BindingThread();
  private long room = ROOM;
  private long taken;

  /**
   * What makes pieces the same.
   *
   * @param store whose arrays it is bound to
   * @param does what the piece computes
   * @param examples of the batch
   * @param names of its nodes, of what their arrays are named after, and of what it reads
   */
  record Key(WeightStore store, Object does, Mode mode, int examples, List<String> names) {
    /** Names tell most pieces apart, and keep their hashes; what is computed takes long to hash. */
    @Override
    public int hashCode() {
      return 31 * names.hashCode() + examples;
    }
  }

  private record Kept(BoundPiece piece, long bytes) {}

  /**
   * The piece of a key; bound if it is not there.
   *
   * @param bytes about what its arrays take
   */
  BoundPiece get(Key key, long bytes, Supplier<BoundPiece> bind) {
    Kept known = pieces.get(key);
    if (known == null) {
      known = new Kept(bind.get(), EACH + bytes);
      pieces.put(key, known);
      taken += known.bytes();
    }
    return known.piece();
  }

  /** What they read. */
  PieceInputs inputs() {
    return inputs;
  }

  /** Memory in bytes that pieces may take while no network runs, or that of one network. */
  long room() {
    return room;
  }

  /** About how much they take now. */
  long taken() {
    return taken;
  }

  /** Other than 256 MB. */
  void room(long bytes) {
    room = bytes;
  }

  /** What follows runs in this thread; what another one bound ends. */
  void claim() {
    if (thread.changes()) {
      close();
    }
  }

  /** Ends the pieces that were not asked for for the longest time, until the others have room. */
  void makeRoom() {
    Iterator<Kept> oldest = pieces.values().iterator();
    while (taken > room && oldest.hasNext()) {
      Kept next = oldest.next();
      next.piece().close();
      taken -= next.bytes();
      oldest.remove();
    }
  }

  /** Ends what is bound to a store's arrays. */
  void end(WeightStore store) {
    Iterator<Map.Entry<Key, Kept>> all = pieces.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, Kept> next = all.next();
      if (next.getKey().store() == store) {
        next.getValue().piece().close();
        taken -= next.getValue().bytes();
        all.remove();
      }
    }
  }

  @Override
  public void close() {
    pieces.values().forEach(kept -> kept.piece().close());
    pieces.clear();
    taken = 0;
  }
}
