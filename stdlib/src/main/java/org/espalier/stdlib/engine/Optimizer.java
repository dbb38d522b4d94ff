package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves arrays of a store against their gradients by {@link Sgd}'s formula. Velocities are kept by
 * name, so one optimizer serves all graphs that share the store.
 */
public final class Optimizer implements AutoCloseable {
  private final WeightStore store;
  private final Sgd settings;
  private final Descent descent;
  private final NDManager manager;
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();

  Optimizer(WeightStore store, Sgd settings) {
    this.store = store;
    this.settings = settings;
    this.manager = store.manager().newSubManager();
    this.descent =
        store.choice().engine() == EngineKind.MXNET
            ? new FusedDescent(store.repeated())
            : new PlainDescent();
  }

  /**
   * One step.
   *
   * @param names whose arrays move: an executable's {@link Executable#learned}, just after its
   *     {@link Executable#gradients}
   * @param rate the learning rate; at least 0
   */
  public void step(List<String> names, double rate) {
    try (NDManager call = manager.newSubManager()) {
      List<Descent.Move> decaying = new ArrayList<>();
      List<Descent.Move> others = new ArrayList<>();
      for (String name : names) {
        Slot slot = store.known(name);
        NDArray velocity = velocities.computeIfAbsent(name, fresh -> rest(slot));
        Descent.Move move = new Descent.Move(slot.raw(), slot.gradient(), velocity);
        boolean decays = settings.decayAll() || slot.weight().role().matrix();
        (decays ? decaying : others).add(move);
      }
      double scale = shortening(call, decaying, others);
      descent.step(call, decaying, settings, settings.decay(), rate, scale);
      descent.step(call, others, settings, 0, rate, scale);
    }
  }

  private NDArray rest(Slot slot) {
    return manager.zeros(slot.raw().getShape(), slot.raw().getDataType());
  }

  private double shortening(
      NDManager call, List<Descent.Move> decaying, List<Descent.Move> others) {
    if (Double.isInfinite(settings.clip())) {
      return 1;
    }
    List<NDArray> gradients = new ArrayList<>();
    decaying.forEach(move -> gradients.add(move.gradient()));
    others.forEach(move -> gradients.add(move.gradient()));
    double norm = Math.sqrt(descent.squares(call, gradients));
    return norm > settings.clip() ? settings.clip() / norm : 1;
  }

  /** Forgets the velocities. */
  @Override
  public void close() {
    manager.close();
  }
}
