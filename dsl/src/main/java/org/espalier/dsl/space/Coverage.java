package org.espalier.dsl.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decisions;
import org.espalier.dsl.random.Seed;

/**
 * Few architectures in which every option of every decision occurs, neighbouring decisions taking
 * different turns so that options meet different ones. Building them all tells whether shapes fit.
 */
final class Coverage {
  /** How many samples in a row may show nothing new where restrictions bind the choices. */
  private static final int SAMPLES = 200;

  private final Decisions decisions;
  private final List<boolean[]> seen = new ArrayList<>();
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<int[]> found = new ArrayList<>();

  private Coverage(Decisions decisions) {
    this.decisions = decisions;
    for (int i = 0; i < decisions.all().size(); i++) {
      seen.add(new boolean[decisions.options(i)]);
      children.add(new ArrayList<>());
      Condition condition = decisions.all().get(i).condition();
      if (condition != null) {
        children.get(decisions.position(condition.label())).add(i);
      }
    }
  }

  /** The choices of these architectures; at least one. */
  static List<int[]> of(Decisions decisions) {
    Coverage coverage = new Coverage(decisions);
    coverage.keep(decisions.choices(BigInteger.ZERO));
    coverage.takeTurns();
    coverage.drawSamples();
    return coverage.found;
  }

  private void takeTurns() {
    boolean progress = true;
    for (int turn = 1; progress; turn++) {
      int[] choices = turn(turn);
      progress = decisions.allows(choices) && shows(choices);
      if (progress) {
        keep(choices);
      }
    }
  }

  private void drawSamples() {
    RandomGenerator random = new Seed(0).stream("coverage");
    for (int idle = 0; idle < SAMPLES && !decisions.restrictions().isEmpty(); idle++) {
      int[] choices = decisions.sample(random);
      if (shows(choices)) {
        keep(choices);
        idle = 0;
      }
    }
  }

  private int[] turn(int turn) {
    int[] choices = new int[seen.size()];
    for (int i = 0; i < choices.length; i++) {
      if (decisions.asked(i, choices)) {
        choices[i] = option(i, turn + i);
      }
    }
    return choices;
  }

  /** An option that was not seen, or one that asks for what was not seen, or any. */
  private int option(int position, int turn) {
    int options = decisions.options(position);
    int[] inTurn = IntStream.range(turn, turn + options).map(o -> o % options).toArray();
    return IntStream.of(inTurn)
        .filter(option -> !seen.get(position)[option])
        .findFirst()
        .orElseGet(
            () ->
                IntStream.of(inTurn)
                    .filter(option -> leadsOn(position, option))
                    .findFirst()
                    .orElse(inTurn[0]));
  }

  private boolean leadsOn(int position, int option) {
    return children.get(position).stream()
        .filter(child -> isAskedUnder(child, option))
        .anyMatch(child -> misses(child) || leadsOnAnywhere(child));
  }

  private boolean leadsOnAnywhere(int position) {
    return IntStream.range(0, decisions.options(position)).anyMatch(o -> leadsOn(position, o));
  }

  private boolean isAskedUnder(int child, int option) {
    Condition condition = decisions.all().get(child).condition();
    return condition != null && condition.choices().contains(option);
  }

  private boolean misses(int position) {
    for (boolean one : seen.get(position)) {
      if (!one) {
        return true;
      }
    }
    return false;
  }

  private boolean shows(int[] choices) {
    return IntStream.range(0, choices.length)
        .anyMatch(i -> decisions.asked(i, choices) && !seen.get(i)[choices[i]]);
  }

  private void keep(int[] choices) {
    found.add(choices);
    for (int i = 0; i < choices.length; i++) {
      if (decisions.asked(i, choices)) {
        seen.get(i)[choices[i]] = true;
      }
    }
  }
}
