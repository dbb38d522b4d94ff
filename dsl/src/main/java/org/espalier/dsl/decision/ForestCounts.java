package org.espalier.dsl.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Where nothing but conditions binds the choices, which make the decisions a forest: a choice is
 * worth the product of what the decisions below it are worth, a decision the sum over its choices,
 * the space the product of its roots. Numbers run lexicographically with each decision followed by
 * those below it.
 */
final class ForestCounts implements Counts {
  private final Asking asking;
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<Integer> roots = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();
  private final BigInteger[] totals;

  ForestCounts(Asking asking) {
    this.asking = asking;
    for (int i = 0; i < asking.count(); i++) {
      children.add(new ArrayList<>());
      (asking.parent(i) < 0 ? roots : children.get(asking.parent(i))).add(i);
    }
    this.totals = new BigInteger[asking.count()];
    for (int i = asking.count() - 1; i >= 0; i--) {
      totals[i] = total(i);
    }
    roots.forEach(this::putInOrder);
  }

  private void putInOrder(int position) {
    order.add(position);
    children.get(position).forEach(this::putInOrder);
  }

  private BigInteger total(int position) {
    if (children.get(position).isEmpty()) {
      return BigInteger.valueOf(asking.options(position));
    }
    BigInteger total = BigInteger.ZERO;
    for (int choice = 0; choice < asking.options(position); choice++) {
      total = total.add(product(below(position, choice)));
    }
    return total;
  }

  private BigInteger product(List<Integer> positions) {
    return positions.stream().map(i -> totals[i]).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private List<Integer> below(int position, int choice) {
    return children.get(position).stream()
        .filter(child -> asking.askedUnder(child, choice))
        .toList();
  }

  @Override
  public BigInteger size() {
    return product(roots);
  }

  @Override
  public int[] decode(BigInteger number) {
    int[] choices = new int[asking.count()];
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
    if (children.get(position).isEmpty()) {
      choices[position] = number.intValueExact();
      return;
    }
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

  @Override
  public boolean advance(int[] choices) {
    for (int i = order.size() - 1; i >= 0; i--) {
      int position = order.get(i);
      if (choices[position] + 1 < asking.options(position) && asking.asked(position, choices)) {
        choices[position]++;
        // First choices complete any beginning, for unasked decisions too.
        order.subList(i + 1, order.size()).forEach(later -> choices[later] = 0);
        return true;
      }
    }
    return false;
  }
}
