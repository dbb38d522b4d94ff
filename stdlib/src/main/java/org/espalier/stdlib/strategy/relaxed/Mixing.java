package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.stdlib.strategy.relaxed.sampler.Draw;

/**
 * What a supernet mixes with in one pass: for each choice its weights, and which options have to
 * run. Immutable.
 */
public final class Mixing {
  private final Map<String, double[]> weights = new LinkedHashMap<>();
  private final Map<String, List<Integer>> active = new LinkedHashMap<>();

  private final Map<String, Double> dropped = new LinkedHashMap<>();

  private Mixing() {}

  /** Of one draw for each choice, by label. */
  public static Mixing of(Map<String, Draw> draws) {
    Mixing mixing = new Mixing();
    draws.forEach((label, draw) -> mixing.put(label, draw.weights(), draw.active()));
    return mixing;
  }

  /** Of weights by label, with every option running. */
  public static Mixing everything(Map<String, double[]> weights) {
    Mixing mixing = new Mixing();
    weights.forEach(
        (label, numbers) -> {
          boolean[] all = new boolean[numbers.length];
          java.util.Arrays.fill(all, true);
          mixing.put(label, numbers.clone(), all);
        });
    return mixing;
  }

  /** The same weights, but of some choices only the options that weigh something run. */
  Mixing support(Set<String> labels) {
    Mixing support = new Mixing();
    weights.forEach(
        (label, numbers) -> {
          List<Integer> running = known(active, label);
          List<Integer> open = running.stream().filter(option -> numbers[option] != 0).toList();
          boolean narrow = labels.contains(label) && !open.isEmpty();
          support.weights.put(label, numbers);
          support.active.put(label, narrow ? open : running);
        });
    support.dropped.putAll(dropped);
    return support;
  }

  /**
   * The same, where something is dropped at random in training passes.
   *
   * @param rates how likely, each in (0, 1), by {@link Quantity#DROP_PATH}, {@link
   *     Quantity#SKIP_DROPOUT}, {@link Quantity#DROP_INPUT}, {@link Quantity#DROP_HIDDEN} and
   *     {@link Quantity#DROP_OUTPUT}; what is not named is not dropped
   */
  public Mixing dropping(Map<String, Double> rates) {
    rates.forEach(
        (name, rate) -> {
          if (!Quantity.DROPPED.contains(name) || !(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                name
                    + " = "
                    + rate
                    + ": what can be dropped is "
                    + Quantity.DROPPED
                    + ", with a probability of at least 0 and less than 1.");
          }
        });
    Mixing dropping = new Mixing();
    dropping.weights.putAll(weights);
    dropping.active.putAll(active);
    dropping.dropped.putAll(rates);
    return dropping;
  }

  private void put(String label, double[] numbers, boolean[] runs) {
    List<Integer> running = new ArrayList<>();
    for (int option = 0; option < runs.length; option++) {
      if (runs[option]) {
        running.add(option);
      }
    }
    weights.put(label, numbers);
    active.put(label, List.copyOf(running));
  }

  /** The choices, in order. */
  public Set<String> labels() {
    return java.util.Collections.unmodifiableSet(weights.keySet());
  }

  /** A copy of a choice's weights. */
  public double[] weights(String label) {
    return known(weights, label).clone();
  }

  /** The options of a choice that have to run, in order. */
  public List<Integer> active(String label) {
    return known(active, label);
  }

  /** The options that have to run, of all choices. */
  public Map<String, List<Integer>> active() {
    return java.util.Collections.unmodifiableMap(active);
  }

  /** What is dropped in training passes, and how likely. */
  public Map<String, Double> dropped() {
    return java.util.Collections.unmodifiableMap(dropped);
  }

  private static <T> T known(Map<String, T> map, String label) {
    T value = map.get(label);
    if (value == null) {
      throw new IllegalArgumentException(
          "Nothing is mixed at '" + label + "'; there are the choices " + map.keySet() + ".");
    }
    return value;
  }
}
