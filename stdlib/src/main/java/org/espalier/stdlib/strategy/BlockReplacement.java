package org.espalier.stdlib.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decisions;

/**
 * The mutation of Zen-NAS (Lin et al., ICCV 2021, arXiv 2102.01063, algorithm 2 and its released
 * code): a block of the chain, that is all decisions of one stage, is replaced by another of its
 * kind. Channels, outer and inner, are multiplied by one of 2.5, 2, 1.5, 1.25, 1, 0.8, 0.667, 0.5,
 * 0.4; layers change by -2 to 2; whatever is no number is drawn anew. Numbers move to the nearest
 * that the space has, and no block vanishes.
 *
 * <p>A block that would grow beyond 5 layers is split into two of 3, the second with stride 1
 * behind the first, from where each goes its own way; so networks grow deeper than they began.
 * There is room for it where a space has stages that may be left out, {@code repeat(range(0, 5,
 * 1))}, behind the block; elsewhere the block keeps to the most layers it may have.
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
  private static final int TOO_DEEP = 6;

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
    for (int tries = 0; tries < TRIES; tries++) {
      int[] choices = architecture.choices();
      ChainBlocks blocks = new ChainBlocks(space.decisions(), choices);
      for (int i = 0; i < count; i++) {
        List<Integer> present = blocks.present();
        replace(
            space.decisions(),
            choices,
            blocks,
            present.get(random.nextInt(present.size())),
            random);
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

  private static void replace(
      Decisions decisions, int[] choices, ChainBlocks blocks, int block, RandomGenerator random) {
    int depth = blocks.depth(block);
    double layers = 0;
    for (int position : blocks.positions(block)) {
      List<String> options = decisions.all().get(position).domain().choices();
      if (!options.stream().allMatch(BlockReplacement::isNumber)) {
        choices[position] = random.nextInt(options.size());
      } else if (position == depth) {
        double now = Double.parseDouble(options.get(choices[position]));
        layers = Math.max(1, now + random.nextInt(2 * FURTHEST + 1) - FURTHEST);
        choices[position] = nearest(options, layers);
      } else {
        double now = Double.parseDouble(options.get(choices[position]));
        choices[position] = nearest(options, now * FACTORS[random.nextInt(FACTORS.length)]);
      }
    }
    if (layers >= TOO_DEEP) {
      blocks.split(block, TOO_DEEP / 2);
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
