package org.espalier.dsl.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts and numbers the sets of choices. Conditions make the decisions a forest: a choice is worth
 * the product of what the decisions below it are worth, a decision the sum over its choices, the
 * space the product of its roots.
 */
final class Counts {
  private final List<Decision> decisions;
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<Integer> roots = new ArrayList<>();
  private final BigInteger[] totals;

  Counts(List<Decision> decisions, int[] parents) {
    this.decisions = decisions;
    for (int i = 0; i < parents.length; i++) {
      children.add(new ArrayList<>());
      (parents[i] < 0 ? roots : children.get(parents[i])).add(i);
    }
    this.totals = new BigInteger[parents.length];
    for (int i = parents.length - 1; i >= 0; i--) {
      totals[i] = total(i);
    }
  }

  private BigInteger total(int position) {
    BigInteger total = BigInteger.ZERO;
    for (int choice = 0; choice < decisions.get(position).domain().size(); choice++) {
      total = total.add(product(below(position, choice)));
    }
    return total;
  }

  private BigInteger product(List<Integer> positions) {
    return positions.stream().map(i -> totals[i]).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private List<Integer> below(int position, int choice) {
    return children.get(position).stream()
        .filter(child -> askedAt(decisions.get(child).condition(), choice))
        .toList();
  }

  private static boolean askedAt(@Nullable Condition condition, int choice) {
    return condition == null || condition.choices().contains(choice);
  }

  BigInteger size() {
    return product(roots);
  }

  int[] decode(BigInteger number) {
    int[] choices = new int[decisions.size()];
    decode(roots, number, choices);
    return choices;
  }

  private void decode(List<Integer> positions, BigInteger number, int[] choices) {
    BigInteger rest = number;
    BigInteger worth = product(positions);
    for (int position : positions) {
      worth = worth.divide(totals[position]);
      BigInteger[] parts = rest.divideAndRemainder(worth);
      decodeOne(position, parts[0], choices);
      rest = parts[1];
    }
  }

  private void decodeOne(int position, BigInteger number, int[] choices) {
    BigInteger rest = number;
    int choice = 0;
    List<Integer> below = below(position, choice);
    for (BigInteger worth = product(below); rest.compareTo(worth) >= 0; worth = product(below)) {
      rest = rest.subtract(worth);
      below = below(position, ++choice);
    }
    choices[position] = choice;
    decode(below, rest, choices);
  }
}
