package org.espalier.dsl.architecture;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.espalier.dsl.decision.Decisions;

/** The moves from one architecture to another; none leaves the space. */
final class Moves {
  /** How often a move that would leave the space is drawn anew. */
  private static final int TRIES = 100;

  private Moves() {}

  static List<Architecture> neighbours(Architecture architecture) {
    SearchSpace space = architecture.space();
    Decisions decisions = space.decisions();
    int[] choices = architecture.choices();
    Set<Architecture> neighbours = new LinkedHashSet<>();
    for (int position : open(decisions, choices)) {
      for (int option = 0; option < decisions.options(position); option++) {
        int[] changed = choices.clone();
        changed[position] = option;
        int[] settled = decisions.settled(changed);
        if (option != choices[position] && space.contains(settled)) {
          neighbours.add(Architecture.trusted(space, settled));
        }
      }
    }
    return List.copyOf(neighbours);
  }

  static Architecture changeSeveral(Architecture architecture, int count, RandomGenerator random) {
    return move(architecture, random, () -> changed(architecture, count, random));
  }

  private static int[] changed(Architecture architecture, int count, RandomGenerator random) {
    Decisions decisions = architecture.space().decisions();
    int[] before = architecture.choices();
    int[] changed = before.clone();
    int[] open = open(decisions, before);
    for (int done = 0; done < Math.min(count, open.length); done++) {
      int pick = done + random.nextInt(open.length - done);
      int position = open[pick];
      open[pick] = open[done];
      int other = random.nextInt(decisions.options(position) - 1);
      changed[position] = other < before[position] ? other : other + 1;
    }
    drawNewlyAsked(decisions, before, changed, random);
    return changed;
  }

  static Architecture resample(
      Architecture architecture, double probability, RandomGenerator random) {
    return move(architecture, random, () -> resampled(architecture, probability, random));
  }

  private static int[] resampled(
      Architecture architecture, double probability, RandomGenerator random) {
    Decisions decisions = architecture.space().decisions();
    int[] before = architecture.choices();
    int[] changed = before.clone();
    for (int position : open(decisions, before)) {
      if (random.nextDouble() < probability) {
        changed[position] = random.nextInt(decisions.options(position));
      }
    }
    drawNewlyAsked(decisions, before, changed, random);
    return changed;
  }

  private static void drawNewlyAsked(
      Decisions decisions, int[] before, int[] changed, RandomGenerator random) {
    for (int i = 0; i < changed.length; i++) {
      if (!decisions.asked(i, before) && decisions.asked(i, changed)) {
        changed[i] = random.nextInt(decisions.options(i));
      }
    }
  }

  private static Architecture move(
      Architecture from, RandomGenerator random, Supplier<int[]> draw) {
    SearchSpace space = from.space();
    if (open(space.decisions(), from.choices()).length == 0) {
      return from;
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Architecture> child = inside(space, draw.get());
      if (child.isPresent() && !child.get().equals(from)) {
        return child.get();
      }
    }
    List<Architecture> neighbours = neighbours(from);
    return neighbours.isEmpty()
        ? another(from, random)
        : neighbours.get(random.nextInt(neighbours.size()));
  }

  /** Where no single change stays in the space: anything else, if there is something. */
  private static Architecture another(Architecture from, RandomGenerator random) {
    Architecture other = from;
    for (int tries = 0; tries < TRIES && other.equals(from); tries++) {
      other = from.space().sample(random);
    }
    return other;
  }

  /** The architecture of choices, if they belong to the space. */
  static Optional<Architecture> inside(SearchSpace space, int[] choices) {
    int[] settled = space.decisions().settled(choices);
    return space.contains(settled)
        ? Optional.of(Architecture.trusted(space, settled))
        : Optional.empty();
  }

  /** The decisions that are asked and have another option. */
  private static int[] open(Decisions decisions, int[] choices) {
    int[] open = new int[choices.length];
    int count = 0;
    for (int i = 0; i < choices.length; i++) {
      if (decisions.options(i) > 1 && decisions.asked(i, choices)) {
        open[count++] = i;
      }
    }
    return Arrays.copyOf(open, count);
  }
}
