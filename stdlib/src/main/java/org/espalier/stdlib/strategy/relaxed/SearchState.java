package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;

/**
 * Everything of a search that changes, while its loop runs; parts read it and change what they may.
 * Random numbers come from streams by purpose, begun anew with each epoch from the seed, so that an
 * epoch's number is all that has to be known to go on.
 */
public final class SearchState {
  private final RelaxedSearch search;
  private final Supernet supernet;
  private final Seed seed;
  private final ArchitectureParameters parameters;
  private final List<RelaxedChoice> choices;
  private final Map<String, ArchitectureParameters> memories = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, CountedStream> streams = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private int epoch;
  private int every = 1;
  private WeightVector velocity;
  private Optional<Checkpoint.Built> built = Optional.empty();
  private long callsBefore;

  /** The beginning of a search. */
  SearchState(RelaxedSearch search, Supernet supernet, Seed seed) {
    this.search = search;
    this.supernet = supernet;
    this.seed = seed;
    this.choices = supernet.choices();
    this.velocity = supernet.weights().zeros();
    List<RelaxedChoice> learned =
        supernet.choices().stream()
            .filter(choice -> !search.given().containsKey(choice.label()))
            .toList();
    this.parameters = new ArchitectureParameters(learned);
    search.relaxation().start(parameters, seed.stream("architecture"));
    numbers.put(Quantity.TEMPERATURE, 1.0);
  }

  /** How the search is put together. */
  public RelaxedSearch search() {
    return search;
  }

  /** What is searched in. */
  public Supernet supernet() {
    return supernet;
  }

  /** What is mixed, with all options that there ever were. */
  List<RelaxedChoice> choices() {
    return choices;
  }

  /** What is learned beside the weights. */
  public ArchitectureParameters parameters() {
    return parameters;
  }

  /** What the weight step remembers, of the weights' size; zero at first. */
  public WeightVector velocity() {
    return velocity;
  }

  /**
   * What a step remembers of the parameters under a name, of their sizes; zero at first. It is part
   * of checkpoints, and loses what the parameters lose.
   */
  public ArchitectureParameters memory(String name) {
    return memories.computeIfAbsent(
        name,
        fresh -> {
          ArchitectureParameters memory = new ArchitectureParameters(parameters.choices());
          for (String label : parameters.labels()) {
            memory.set(label, new double[parameters.get(label).length]);
          }
          return memory;
        });
  }

  /** How many candidate operations ran since the search began, in earlier runs of it too. */
  long operationCalls() {
    return callsBefore + supernet.operationCalls();
  }

  /** This run goes on behind a row of an earlier one. */
  void goOnFrom(TraceRow row) {
    callsBefore = row.operationCalls() - supernet.operationCalls();
  }

  Map<String, ArchitectureParameters> memories() {
    return memories;
  }

  /** Drops all options of a choice but some, everywhere. */
  public void keep(String label, Set<String> options) {
    parameters.keep(label, new LinkedHashSet<>(options));
    memories.values().forEach(memory -> memory.keep(label, options));
  }

  /** All parameters begin anew, of the options that are left; their memories are gone. */
  void freshParameters() {
    memories.clear();
    search.relaxation().start(parameters, stream("fresh parameters"));
    note("fresh parameters");
  }

  /**
   * Builds the supernet anew for a space that decides the same, of the options that are left.
   *
   * @param inherits whether weights and their velocity go on; else they begin anew
   */
  void rebuild(SearchSpace space, boolean inherits) {
    List<RelaxedChoice> left =
        supernet.choices().stream()
            .map(choice -> search.given().containsKey(choice.label()) ? choice : left(choice))
            .toList();
    rebuild(space, new Checkpoint.Built(space.fingerprint(), left), inherits);
  }

  private RelaxedChoice left(RelaxedChoice choice) {
    return parameters.choice(choice.label());
  }

  /** What the supernet is, if it was rebuilt. */
  Optional<Checkpoint.Built> built() {
    return built;
  }

  /** The supernet as it was when a checkpoint was made, with weights that mean nothing yet. */
  void rebuild(Checkpoint.Built as) {
    rebuild(search.schedule().built(as.space()), as, /* inherits= */ false);
  }

  private void rebuild(SearchSpace space, Checkpoint.Built as, boolean inherits) {
    double[] before = velocity.numbers();
    velocity.close();
    UnaryOperator<double[]> carried =
        supernet.rebuild(
            new Supernet.Plan(space, as.choices(), seed.split("rebuild", epoch), inherits));
    velocity = supernet.weights().zeros();
    velocity.numbers(carried.apply(before));
    built = Optional.of(as);
  }

  /** A number that the schedule sets; see {@link Quantity}. */
  public double number(String quantity) {
    Double value = numbers.get(quantity);
    if (value == null) {
      throw new IllegalArgumentException(
          "The schedule of "
              + search.name()
              + " sets no '"
              + quantity
              + "'; it sets "
              + numbers.keySet()
              + ". Add number(\""
              + quantity
              + "\", constant(...)) to it.");
    }
    return value;
  }

  /** Likewise, or another if the schedule sets none. */
  public double number(String quantity, Course otherwise) {
    return numbers.containsKey(quantity) ? number(quantity) : otherwise.at(moment());
  }

  /** Sets a number. */
  public void number(String quantity, double value) {
    numbers.put(quantity, value);
  }

  /** All numbers that were set, by name. */
  public Map<String, Double> numbers() {
    return java.util.Collections.unmodifiableMap(numbers);
  }

  /** The step sizes of architecture steps: before every n-th weight step; 0 for never. */
  public void architectureEvery(int steps) {
    this.every = steps;
  }

  boolean architectureDue(int step) {
    return every > 0 && step % every == 0;
  }

  /** Notes for the trace what happened in this epoch. */
  public void note(String event) {
    events.add(event);
  }

  List<String> events() {
    return events;
  }

  /** The epoch's stream for a purpose. */
  public RandomGenerator stream(String purpose) {
    return streams.computeIfAbsent(
        purpose, asked -> new CountedStream(seed.split(asked).split("epoch", epoch).stream(asked)));
  }

  Map<String, Long> drawn() {
    Map<String, Long> drawn = new LinkedHashMap<>();
    streams.forEach((purpose, stream) -> drawn.put(purpose, stream.drawn()));
    return drawn;
  }

  /** The epoch, from 0. */
  public Moment moment() {
    return new Moment(epoch, search.epochs());
  }

  void begin(int next) {
    epoch = next;
    streams.clear();
    events.clear();
    search.schedule().begin(this, moment());
  }

  void end() {
    search.schedule().end(this, moment());
  }

  /** Draws mixing weights for one pass. */
  public Drawn draw() {
    return Drawn.of(this);
  }
}
