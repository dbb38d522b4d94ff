package org.espalier.stdlib.strategy.relaxed;

import java.util.Locale;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.sampler.Draw;
import org.espalier.stdlib.strategy.relaxed.sampler.GradientKind;

/** Which parts fit each other. */
final class CompositionRules {
  private static final int OPTIONS = 5;

  private CompositionRules() {}

  static void check(RelaxedSearch search) {
    Draw draw = trial(search);
    boolean everything = true;
    for (boolean active : draw.active()) {
      everything &= active;
    }
    if (search.execution() == Execution.SINGLE_PATH && everything) {
      throw refused(
          search,
          "singlePath() runs what the sampler says is active, but "
              + search.sampler()
              + " keeps every option active; take a sampler that draws paths, or leave singlePath()"
              + " out");
    }
    if (search.architectureStep().followsGradients() && draw.kind() == GradientKind.NONE) {
      throw refused(
          search,
          search.architectureStep()
              + " follows gradients through the sampler, but "
              + search.sampler()
              + " has none; take another sampler or noArchitectureStep()");
    }
    if (search.architectureStep().looksAhead()) {
      checkLookingAhead(search, draw);
    }
  }

  private static void checkLookingAhead(RelaxedSearch search, Draw draw) {
    if (!search.weightStep().foreseeable()) {
      throw refused(
          search,
          search.architectureStep()
              + " looks ahead along the weight step, but "
              + search.weightStep()
              + " cannot be foreseen; take descent(...) or a first-order architecture step");
    }
    if (draw.kind() == GradientKind.SCORE) {
      throw refused(
          search,
          search.architectureStep()
              + " needs the gradient by the mixing weights, but "
              + search.sampler()
              + " has a score only; take a first-order architecture step");
    }
  }

  /** Checks what also depends on the supernet. */
  static void check(RelaxedSearch search, Supernet supernet) {
    check(search);
    if (supernet.choices().isEmpty()) {
      throw refused(search, "the supernet mixes nothing, so there is nothing to search");
    }
    for (String label : search.given().keySet()) {
      if (supernet.choices().stream().noneMatch(choice -> choice.label().equals(label))) {
        throw refused(
            search,
            "the weights of '"
                + label
                + "' are given, but the supernet has no such choice; it has "
                + supernet.choices().stream().map(RelaxedChoice::label).toList());
      }
    }
    boolean held = supernet.examples(Part.VALIDATION) > 0;
    ArchitectureStep.Level level = search.architectureStep().level();
    if (level == ArchitectureStep.Level.BILEVEL && !held) {
      throw refused(
          search,
          search.architectureStep()
              + " learns from validation examples, but there are none; hold some out, such as"
              + " split(0.5)");
    }
    if (level != ArchitectureStep.Level.BILEVEL && held) {
      throw refused(
          search,
          search.architectureStep()
              + " learns nothing from validation examples, but "
              + supernet.examples(Part.VALIDATION)
              + " were held out of training; hold none out");
    }
  }

  private static Draw trial(RelaxedSearch search) {
    double[] point = new double[OPTIONS];
    java.util.Arrays.fill(point, 1.0 / OPTIONS);
    return search.sampler().draw(point, 1, new Seed(0).stream("trial"));
  }

  private static IllegalArgumentException refused(RelaxedSearch search, String why) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s cannot be put together: %s.", search.name(), why));
  }
}
