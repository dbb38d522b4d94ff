package org.espalier.stdlib.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/**
 * The mutation of Zen-NAS (Lin et al., ICCV 2021, arXiv 2102.01063, algorithm 2 and its released
 * code): a block of the chain, that is all decisions of one stage, is replaced by another of its
 * kind. Channels, outer and inner, are multiplied by one of 2.5, 2, 1.5, 1.25, 1, 0.8, 0.667, 0.5,
 * 0.4; layers change by -2 to 2; whatever is no number is drawn anew. Numbers move to the nearest
 * that the space has. The code also splits blocks that grow beyond 5 layers; here a space says how
 * many its blocks may have.
 *
 * <p>Draws that would leave the space, or change nothing, are repeated, a hundred times at most;
 * then a single decision changes.
 *
 * @param count how many times a block is replaced; at least 1
 */
public record BlockReplacement(int count) implements Mutation {
  private static final double[] FACTORS = {
    2.5, 2, 1.5, 1.25, 1, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5
  };
  private static final int FURTHEST = 2;
  private static final int TRIES = 100;
  private static final String REPEAT = "/repeat";

  /** Checks. */
  public BlockReplacement {
    if (count < 1) {
      throw new IllegalArgumentException(
          "blockReplacement(" + count + "): at least 1 block is replaced.");
    }
  }

  @Override
  public Architecture mutate(Architecture architecture, RandomGenerator random) {
    SearchSpace space = architecture.space();
    Map<String, List<Integer>> blocks = blocks(space.decisions());
    for (int tries = 0; tries < TRIES; tries++) {
      int[] choices = architecture.choices();
      for (int i = 0; i < count; i++) {
        List<List<Integer>> all = List.copyOf(blocks.values());
        replace(space.decisions(), choices, all.get(random.nextInt(all.size())), random);
      }
      if (space.contains(choices)) {
        Architecture child = space.architecture(choices);
        if (!child.equals(architecture)) {
          return child;
        }
      }
    }
    return Mutation.oneDecision().mutate(architecture, random);
  }

  /** The decisions of each stage, by position. */
  private static Map<String, List<Integer>> blocks(Decisions decisions) {
    Map<String, List<Integer>> blocks = new LinkedHashMap<>();
    for (int i = 0; i < decisions.all().size(); i++) {
      String label = decisions.all().get(i).label();
      int end = label.indexOf('/');
      String stage = end < 0 ? label : label.substring(0, end);
      blocks.computeIfAbsent(stage, fresh -> new ArrayList<>()).add(i);
    }
    return blocks;
  }

  private static void replace(
      Decisions decisions, int[] choices, List<Integer> block, RandomGenerator random) {
    for (int position : block) {
      Decision decision = decisions.all().get(position);
      List<String> options = decision.domain().choices();
      if (!options.stream().allMatch(BlockReplacement::isNumber)) {
        choices[position] = random.nextInt(options.size());
      } else {
        double now = Double.parseDouble(options.get(choices[position]));
        double moved =
            decision.label().endsWith(REPEAT)
                ? now + random.nextInt(2 * FURTHEST + 1) - FURTHEST
                : now * FACTORS[random.nextInt(FACTORS.length)];
        choices[position] = nearest(options, moved);
      }
    }
  }

  private static boolean isNumber(String option) {
    return option.matches("\\d+(\\.\\d+)?");
  }

  private static int nearest(List<String> options, double number) {
    int nearest = 0;
    for (int i = 1; i < options.size(); i++) {
      double distance = Math.abs(Double.parseDouble(options.get(i)) - number);
      if (distance < Math.abs(Double.parseDouble(options.get(nearest)) - number)) {
        nearest = i;
      }
    }
    return nearest;
  }
}
