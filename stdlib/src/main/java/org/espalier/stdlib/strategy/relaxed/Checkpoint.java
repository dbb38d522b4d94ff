package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a search between two epochs. What goes on from it is bit for bit what would have
 * gone on. Its arrays are never changed; random streams begin anew with each epoch, so the number
 * of epochs is their position.
 *
 * @param composition how the search is put together, as text
 * @param space the space, as text
 * @param fingerprint the space's
 * @param setting what else a trace depends on, as {@link Supernet#setting} tells
 * @param seed where randomness began
 * @param epochs how many are done
 * @param vectors weights, velocity and statistics, by name
 * @param parameters the architecture parameters
 * @param memories what the architecture step remembers, by name
 * @param numbers what the schedule set
 * @param rows the trace so far
 * @param built what the supernet is, if an event rebuilt it
 */
public record Checkpoint(
    String composition,
    String space,
    String fingerprint,
    Map<String, String> setting,
    long seed,
    int epochs,
    Map<String, Numbers> vectors,
    ArchitectureParameters parameters,
    Map<String, ArchitectureParameters> memories,
    Map<String, Double> numbers,
    List<TraceRow> rows,
    Optional<Built> built) {
  static final String WEIGHTS = "weights";
  static final String VELOCITY = "velocity";
  static final String STATISTICS = "statistics";

  /** Copies what can be changed. */
  public Checkpoint {
    setting = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    vectors = Map.copyOf(vectors);
    parameters = parameters.copy();
    Map<String, ArchitectureParameters> copies = new LinkedHashMap<>();
    memories.forEach((name, memory) -> copies.put(name, memory.copy()));
    memories = java.util.Collections.unmodifiableMap(copies);
    numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    rows = List.copyOf(rows);
  }

  /**
   * What a rebuilt supernet is.
   *
   * @param space the fingerprint of its space, which an event of the schedule has
   * @param choices the options that it has
   */
  public record Built(String space, List<RelaxedChoice> choices) {
    /** Copies. */
    public Built {
      choices = List.copyOf(choices);
    }
  }

  /** Many numbers that do not change. */
  public static final class Numbers {
    private final double[] values;

    /** A copy. */
    public Numbers(double... values) {
      this.values = values.clone();
    }

    /** A copy. */
    public double[] values() {
      return values.clone();
    }
  }

  static Checkpoint of(SearchState state, SearchSpace space, long seed, List<TraceRow> rows) {
    Supernet supernet = state.supernet();
    return new Checkpoint(
        state.search().toString(),
        space.toString(),
        space.fingerprint(),
        supernet.setting(),
        seed,
        rows.size(),
        Map.of(
            WEIGHTS, new Numbers(supernet.weights().numbers()),
            VELOCITY, new Numbers(state.velocity().numbers()),
            STATISTICS, new Numbers(supernet.statistics().numbers())),
        state.parameters(),
        state.memories(),
        state.numbers(),
        rows,
        state.built());
  }

  void restore(SearchState state) {
    built.ifPresent(state::rebuild);
    state.supernet().weights().numbers(numbers(WEIGHTS));
    state.velocity().numbers(numbers(VELOCITY));
    state.supernet().statistics().numbers(numbers(STATISTICS));
    take(state.parameters(), parameters);
    memories.forEach((name, memory) -> take(state.memory(name), memory));
    numbers.forEach(state::number);
    if (!rows.isEmpty()) {
      state.goOnFrom(rows.get(rows.size() - 1));
    }
  }

  private double[] numbers(String vector) {
    Numbers numbers = vectors.get(vector);
    if (numbers == null) {
      throw new IllegalArgumentException("This checkpoint has no " + vector + ".");
    }
    return numbers.values();
  }

  private static void take(ArchitectureParameters target, ArchitectureParameters source) {
    source
        .choices()
        .forEach(
            choice -> target.keep(choice.label(), new java.util.LinkedHashSet<>(choice.options())));
    source.labels().forEach(label -> target.set(label, source.get(label)));
  }

  /** Whether two are of one search, at whatever epochs. */
  public boolean ofSameSearch(Checkpoint other) {
    return composition.equals(other.composition)
        && fingerprint.equals(other.fingerprint)
        && setting.equals(other.setting)
        && seed == other.seed;
  }

  /**
   * Checks that a search can go on from here.
   *
   * @param other the settings of the search's supernet
   * @throws IllegalArgumentException when it belongs to another space, seed, composition or setting
   */
  void requireFor(
      RelaxedSearch search, SearchSpace where, Map<String, String> other, long otherSeed) {
    if (!fingerprint.equals(where.fingerprint())) {
      throw new IllegalArgumentException(
          "This checkpoint belongs to the space "
              + space
              + " (fingerprint "
              + fingerprint
              + "), but the search is in "
              + where
              + " (fingerprint "
              + where.fingerprint()
              + "); go on with the space that it was made with, or begin anew without it.");
    }
    if (seed != otherSeed) {
      throw new IllegalArgumentException(
          "This checkpoint was made with seed "
              + seed
              + ", but the search has seed "
              + otherSeed
              + "; say seed("
              + seed
              + ").");
    }
    if (!composition.equals(search.toString())) {
      throw new IllegalArgumentException(
          "This checkpoint was made by "
              + composition
              + ", but the search is "
              + search
              + "; use the same settings to go on, or begin anew without it.");
    }
    setting.forEach((word, value) -> requireSame(word, value, other.get(word)));
  }

  private static void requireSame(String word, String value, @Nullable String other) {
    if (!value.equals(other)) {
      throw new IllegalArgumentException(
          "This checkpoint was made with "
              + word
              + " "
              + value
              + ", but the search has "
              + word
              + " "
              + other
              + "; use the same "
              + word
              + " to go on, or begin anew without it.");
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return "checkpoint after epoch " + epochs + " of " + composition + ", seed " + seed;
  }
}
