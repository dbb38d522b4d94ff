package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;
import org.jspecify.annotations.Nullable;

/**
 * Arrays by their full names ({@code node/suffix}). Graphs that are compiled against one store
 * share the arrays whose names they share; an array that no graph asked for before is drawn from
 * the store's seed, the same on every engine and in every order of graphs.
 *
 * <p>Not safe for several threads. Closing it ends every executable and optimizer that uses it.
 */
public final class WeightStore implements AutoCloseable {
  private static final NDIndex WHOLE = new NDIndex("...");

  private final EngineChoice choice;
  private final Seed seed;
  private final Precision precision;
  private final Start start;
  private final NDManager manager;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final NoiseStreams noise;
  private final FedBatches fed;
  private final RepeatedNumbers repeated;
  private final PieceCache pieces;
  private final boolean piecesAreOwn;
  private Supplier<String> asked = () -> "";
  private boolean moving;

  private WeightStore(
      EngineChoice choice,
      Seed seed,
      Precision precision,
      Start start,
      @Nullable PieceCache shared) {
    this.choice = choice;
    this.seed = seed;
    this.precision = precision;
    this.start = start;
    this.manager = Engines.manager(choice);
    this.pieces = shared == null ? PieceCache.on(choice) : shared;
    this.piecesAreOwn = shared == null;
    this.noise = new NoiseStreams(seed);
    this.fed = new FedBatches(manager);
    this.repeated = new RepeatedNumbers(manager);
  }

  /**
   * An empty store.
   *
   * @param choice where the arrays live
   * @param seed what they are drawn from
   * @throws EngineUnavailableException if this machine lacks the engine or the device
   */
  public static WeightStore create(EngineChoice choice, Seed seed) {
    return create(choice, seed, Precision.SINGLE);
  }

  /** Likewise, in another precision. */
  public static WeightStore create(EngineChoice choice, Seed seed, Precision precision) {
    return create(choice, seed, precision, Start.TRAINING);
  }

  /** Likewise, from other beginnings. */
  public static WeightStore create(
      EngineChoice choice, Seed seed, Precision precision, Start start) {
    return new WeightStore(choice, seed, precision, start, null);
  }

  /**
   * Likewise, whose graphs use the programs of others in {@link Form#PIECEWISE}.
   *
   * @param pieces stays open
   */
  public static WeightStore create(
      EngineChoice choice, Seed seed, Precision precision, Start start, PieceCache pieces) {
    return new WeightStore(choice, seed, precision, start, pieces);
  }

  /** Where the arrays live. */
  public EngineChoice choice() {
    return choice;
  }

  /** What arrays are drawn from. */
  public Seed seed() {
    return seed;
  }

  /** How exact they are. */
  public Precision precision() {
    return precision;
  }

  /** The full names of all arrays, in the order in which graphs asked for them. */
  public List<String> names() {
    return List.copyOf(slots.keySet());
  }

  /** How many learned numbers there are; running statistics do not count. */
  public long parameters() {
    return slots.values().stream().mapToLong(slot -> slot.weight().parameters()).sum();
  }

  /** Whether no array that the graph needs has another shape here. */
  public boolean fits(Graph graph) {
    for (Map.Entry<String, Weight> needed : graph.weights().entrySet()) {
      Slot slot = slots.get(needed.getKey());
      if (slot != null && !slot.weight().equals(needed.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** A copy of an array's numbers. */
  public float[] get(String name) {
    settle();
    return Numbers.read(known(name).raw());
  }

  /**
   * Waits until what was begun has ended. MXNet's batch norms write their running statistics on the
   * way back without telling its scheduler, so whoever reads statistics next would not wait; nor
   * would whoever measures time.
   *
   * @throws NotEnoughMemoryException if memory ran out meanwhile, with what was asked for last
   */
  public void settle() {
    if (choice.engine() == EngineKind.MXNET) {
      try {
        JnaUtils.waitAll();
      } catch (RuntimeException failure) {
        throw NotEnoughMemoryException.or(failure, asked.get());
      }
    }
  }

  /** What is begun now, and how much memory it takes: for whoever runs out of it. */
  void begin(Supplier<String> work) {
    asked = work;
  }

  /** A pass begins that moves running statistics. */
  void movingStatistics() {
    moving = true;
  }

  /** Waits only where such a pass may not have ended. */
  void settleStatistics() {
    if (moving) {
      settle();
      moving = false;
    }
  }

  /** Replaces an array's numbers. */
  public void set(String name, float... values) {
    set(name, Numbers.widen(values));
  }

  /** Replaces an array's numbers; they are rounded where the store is in single precision. */
  public void set(String name, double... values) {
    Slot slot = known(name);
    requireCount(name, slot.weight(), values.length);
    write(slot, values);
  }

  private static void requireCount(String name, Weight weight, int given) {
    if (given != weight.shape().elements()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' holds "
              + weight.shape().elements()
              + " numbers ("
              + weight.shape()
              + "), but got "
              + given
              + ".");
    }
  }

  private void write(Slot slot, double[] values) {
    // Neither set(Buffer) nor copyTo: on PyTorch they give this handle other memory.
    settle();
    try (NDArray numbers = Numbers.create(manager, values, slot.raw().getShape(), precision)) {
      slot.raw().set(WHOLE, numbers);
    }
  }

  /**
   * Writes all arrays to a file, as 32-bit numbers. The file appears whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    List<WeightFile.Entry> entries = new ArrayList<>();
    slots.forEach(
        (name, slot) -> entries.add(new WeightFile.Entry(name, slot.weight(), get(name))));
    WeightFile.write(file, entries);
  }

  /**
   * Takes every array of a file over; arrays that the file does not name stay.
   *
   * @throws IOException if it cannot be read, is damaged, or an array has another shape here; then
   *     nothing has changed
   */
  public void load(Path file) throws IOException {
    List<WeightFile.Entry> entries = WeightFile.read(file);
    for (WeightFile.Entry entry : entries) {
      Slot slot = slots.get(entry.name());
      if (slot != null && !slot.weight().equals(entry.weight())) {
        throw new IOException(
            file
                + ": '"
                + entry.name()
                + "' is "
                + entry.weight().shape()
                + " in the file, but "
                + slot.weight().shape()
                + " here; the file belongs to another network.");
      }
    }
    for (WeightFile.Entry entry : entries) {
      write(slot(entry.name(), entry.weight()), Numbers.widen(entry.values()));
    }
  }

  /**
   * Takes over what slices say of another network's arrays: {@code inherit(large,
   * WeightSlices.between(largeNetwork, smallNetwork))}. Arrays of a larger shape cannot be in one
   * store with those of a smaller one at the same places, so each network has its own.
   *
   * @param from where the arrays of the slices' first network are
   * @throws IllegalArgumentException when one is not there, or another of its shape is here
   */
  public void inherit(WeightStore from, WeightSlices slices) {
    from.settle();
    for (String name : slices.names()) {
      double[] numbers = Numbers.exact(from.known(name).raw());
      write(slot(name, slices.weight(name)), slices.slice(name, numbers));
    }
  }

  /**
   * Something that moves this store's arrays against their gradients; it remembers their
   * velocities.
   */
  public Optimizer optimizer(Sgd settings) {
    return new Optimizer(this, settings);
  }

  /**
   * Noise within networks begins anew at another seed's: a pass behind this has the same noise
   * whatever ran before.
   */
  public void restartNoise(Seed other) {
    noise.restart(other);
  }

  /** The array of a name, made if it is not there. */
  Slot slot(String name, Weight weight) {
    Slot slot = slots.get(name);
    if (slot == null) {
      slot = fresh(name, weight, () -> start.draw(seed, name, weight));
      slots.put(name, slot);
    }
    if (!slot.weight().equals(weight)) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is "
              + slot.weight().shape()
              + " in this store, but the graph needs "
              + weight.shape()
              + "; networks that share weights need equal shapes at equal names.");
    }
    return slot;
  }

  /**
   * Makes an array that begins as other numbers than the store would draw; one that is there stays
   * as it is.
   *
   * @param name its full name
   * @param numbers asked for only if it is not there; as many as the shape has
   * @throws IllegalArgumentException if they are more or fewer
   */
  public void make(String name, Weight weight, Supplier<float[]> numbers) {
    if (!slots.containsKey(name)) {
      slots.put(name, fresh(name, weight, numbers));
    }
  }

  private Slot fresh(String name, Weight weight, Supplier<float[]> numbers) {
    try {
      float[] values = numbers.get();
      requireCount(name, weight, values.length);
      NDArray array = Numbers.create(manager, values, Extents.of(weight.shape()), precision);
      return new Slot(weight, array);
    } catch (OutOfMemoryError full) {
      throw NotEnoughMemoryException.of(full, taken(name, weight));
    } catch (RuntimeException failure) {
      throw NotEnoughMemoryException.or(failure, taken(name, weight));
    }
  }

  private String taken(String name, Weight weight) {
    return "The array '"
        + name
        + "' of "
        + weight.shape()
        + " numbers takes "
        + NotEnoughMemoryException.bytes((double) precision.bytes() * weight.shape().elements())
        + " on "
        + choice
        + ", and as much again for its gradient; take fewer channels or units.";
  }

  Slot known(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(
          "There is no array '" + name + "' in this store; it has " + slots.keySet() + ".");
    }
    return slot;
  }

  NDManager manager() {
    return manager;
  }

  /** Programs that this store's graphs share. */
  PieceCache pieces() {
    return pieces;
  }

  /** Pieces that are bound to the arrays of this store, and of others that share programs. */
  BoundPieces boundPieces() {
    return pieces.bound();
  }

  /** Gives back what passes have bound to these arrays; the next one binds it again. */
  public void unbind() {
    boundPieces().end(this);
  }

  /** Batches that last. */
  FedBatches fed() {
    return fed;
  }

  /** What native calls read instead of numbers. */
  RepeatedNumbers repeated() {
    return repeated;
  }

  NoiseStreams noise() {
    return noise;
  }

  @Override
  public void close() {
    try {
      // A batch norm may still write statistics that MXNet does not know to be in use.
      settle();
    } catch (NotEnoughMemoryException told) {
      // Whoever asked has been told, and nobody reads what came of it any more.
    } finally {
      unbind();
      if (piecesAreOwn) {
        pieces.close();
      }
      manager.close();
    }
  }
}
