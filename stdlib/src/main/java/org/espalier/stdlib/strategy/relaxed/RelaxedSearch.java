package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.relaxation.Relaxation;
import org.espalier.stdlib.strategy.relaxed.sampler.Sampler;

/**
 * How a differentiable search is put together: its parts, and nothing of a space, a network or
 * data. Immutable; each setting gives another value. {@link #check} says what does not fit; {@link
 * RelaxedLoop} runs it.
 *
 * @param name the system's name
 * @param relaxation from parameters to points
 * @param sampler from points to mixing weights
 * @param execution which options run
 * @param given choices that are not learned, by label
 * @param weightStep how weights move
 * @param architectureStep how parameters move
 * @param regularisers what makes the architecture step's objective of its loss, in order
 * @param schedule what changes with time
 * @param derivation from points to an architecture
 * @param stopping when to end early
 * @param epochs passes over the training part; at least 1
 * @param batchSize examples per step; at least 1
 */
public record RelaxedSearch(
    String name,
    Parametrisation relaxation,
    Sampler sampler,
    Execution execution,
    Map<String, GivenMixing> given,
    WeightStep weightStep,
    ArchitectureStep architectureStep,
    List<Regulariser> regularisers,
    Schedule schedule,
    Derivation derivation,
    StoppingRule stopping,
    int epochs,
    int batchSize) {
  /** Copies. */
  public RelaxedSearch {
    given = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
    regularisers = List.copyOf(regularisers);
    atLeastOne("epochs", epochs);
    atLeastOne("batchSize", batchSize);
  }

  private static void atLeastOne(String word, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(word + "(" + value + "): must be at least 1.");
    }
  }

  /**
   * DARTS of the first order: softmax, a mixture of everything, SGD 0.025 to 0.001 by a cosine,
   * Adam 3e-4, 50 epochs of batches of 64. Systems say how they differ.
   */
  public static RelaxedSearch darts(Derivation derivation) {
    return new RelaxedSearch(
        "DARTS",
        Parametrisation.each(new org.espalier.stdlib.strategy.relaxed.relaxation.Softmax(1e-3)),
        new org.espalier.stdlib.strategy.relaxed.sampler.Mixture(),
        Execution.WEIGHTED_SUM,
        Map.of(),
        Descent.darts(),
        new FirstOrder(Adam.darts()),
        List.of(),
        Schedule.none()
            .weightRate(Course.cosine(0.025, 0.001))
            .architectureRate(Course.constant(3e-4)),
        derivation,
        StoppingRule.fixedEpochs(),
        50,
        64);
  }

  /** Another name. */
  public RelaxedSearch named(String other) {
    return with(draft -> draft.name = other);
  }

  /** Another relaxation, of every choice by itself. */
  public RelaxedSearch relaxation(Relaxation other) {
    return relaxation(Parametrisation.each(other));
  }

  /** Another relaxation. */
  public RelaxedSearch relaxation(Parametrisation other) {
    return with(draft -> draft.relaxation = other);
  }

  /** Another sampler. */
  public RelaxedSearch sampler(Sampler other) {
    return with(draft -> draft.sampler = other);
  }

  /** Runs only what the sampler says is active. */
  public RelaxedSearch singlePath() {
    return with(draft -> draft.execution = Execution.SINGLE_PATH);
  }

  /** A choice that is not learned. */
  public RelaxedSearch given(String label, GivenMixing weights) {
    Map<String, GivenMixing> more = new LinkedHashMap<>(given);
    more.put(label, weights);
    return with(draft -> draft.given = more);
  }

  /** Another way for weights to move. */
  public RelaxedSearch weightStep(WeightStep other) {
    return with(draft -> draft.weightStep = other);
  }

  /** Another way for parameters to move. */
  public RelaxedSearch architectureStep(ArchitectureStep other) {
    return with(draft -> draft.architectureStep = other);
  }

  /** One regulariser more. */
  public RelaxedSearch regulariser(Regulariser other) {
    List<Regulariser> more = new ArrayList<>(regularisers);
    more.add(other);
    return with(draft -> draft.regularisers = more);
  }

  /** Another schedule instead. */
  public RelaxedSearch schedule(Schedule other) {
    return with(draft -> draft.schedule = other);
  }

  /** Another derivation. */
  public RelaxedSearch derivation(Derivation other) {
    return with(draft -> draft.derivation = other);
  }

  /** Another end. */
  public RelaxedSearch stopping(StoppingRule other) {
    return with(draft -> draft.stopping = other);
  }

  /** Another number of epochs. */
  public RelaxedSearch epochs(int count) {
    return with(draft -> draft.epochs = count);
  }

  /** Another number of examples per step. */
  public RelaxedSearch batchSize(int size) {
    return with(draft -> draft.batchSize = size);
  }

  /**
   * Checks that the parts fit each other.
   *
   * @throws IllegalArgumentException when they do not, with the rule and what to do
   */
  public RelaxedSearch check() {
    CompositionRules.check(this);
    return this;
  }

  private RelaxedSearch with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.search();
  }

  /** The parts, in one line. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(name + ": " + relaxation);
    parts.add(sampler.toString());
    parts.add(execution == Execution.SINGLE_PATH ? "single path" : "weighted sum");
    parts.add(weightStep.toString());
    parts.add(architectureStep.toString());
    given.keySet().forEach(label -> parts.add("given " + label));
    regularisers.forEach(regulariser -> parts.add(regulariser.toString()));
    schedule.entries().forEach(entry -> parts.add(entry.toString()));
    parts.add(derivation.toString());
    parts.add(stopping.toString());
    parts.add(epochs + " epochs of batches of " + batchSize);
    return String.join(", ", parts);
  }

  /** Parts while they change. */
  private static final class Draft {
    private String name;
    private Parametrisation relaxation;
    private Sampler sampler;
    private Execution execution;
    private Map<String, GivenMixing> given;
    private WeightStep weightStep;
    private ArchitectureStep architectureStep;
    private List<Regulariser> regularisers;
    private Schedule schedule;
    private Derivation derivation;
    private StoppingRule stopping;
    private int epochs;
    private int batchSize;

    private Draft(RelaxedSearch search) {
      name = search.name;
      relaxation = search.relaxation;
      sampler = search.sampler;
      execution = search.execution;
      given = search.given;
      weightStep = search.weightStep;
      architectureStep = search.architectureStep;
      regularisers = search.regularisers;
      schedule = search.schedule;
      derivation = search.derivation;
      stopping = search.stopping;
      epochs = search.epochs;
      batchSize = search.batchSize;
    }

    private RelaxedSearch search() {
      return new RelaxedSearch(
          name,
          relaxation,
          sampler,
          execution,
          given,
          weightStep,
          architectureStep,
          regularisers,
          schedule,
          derivation,
          stopping,
          epochs,
          batchSize);
    }
  }
}
