package org.espalier.stdlib.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;

/**
 * A source with a memory: in each state some symbols are possible, and each leads to one state.
 * Branch 0 leads from state to state in a circle, so every state can be reached from every other.
 */
final class Source {
  private static final int ROUNDS = 100_000;
  private static final double SETTLED = 1e-15;

  private final int symbols;
  private final int[][] symbol;
  private final int[][] next;
  private final double[][] share;
  private final double[] stationary;

  private Source(int symbols, int[][] symbol, int[][] next, double[][] share) {
    this.symbols = symbols;
    this.symbol = symbol;
    this.next = next;
    this.share = share;
    this.stationary = settled();
  }

  /** Draws one: symbols and states alike, shares as broken by exponential numbers. */
  static Source draw(int symbols, int states, int ways, Seed seed) {
    RandomGenerator random = seed.stream("source");
    int[][] symbol = new int[states][];
    int[][] next = new int[states][ways];
    double[][] share = new double[states][ways];
    for (int state = 0; state < states; state++) {
      symbol[state] = someOf(symbols, ways, random);
      double sum = 0;
      for (int way = 0; way < ways; way++) {
        next[state][way] = way == 0 ? (state + 1) % states : random.nextInt(states);
        share[state][way] = -StrictMath.log(1 - random.nextDouble());
        sum += share[state][way];
      }
      for (int way = 0; way < ways; way++) {
        share[state][way] /= sum;
      }
    }
    return new Source(symbols, symbol, next, share);
  }

  private static int[] someOf(int symbols, int ways, RandomGenerator random) {
    int[] all = IntStream.range(0, symbols).toArray();
    for (int i = 0; i < ways; i++) {
      int other = i + random.nextInt(symbols - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, ways);
  }

  /** How often the source is in each state: what a step, or no step at even odds, leaves alike. */
  private double[] settled() {
    double[] now = new double[next.length];
    Arrays.fill(now, 1.0 / now.length);
    double moved = 1;
    for (int round = 0; round < ROUNDS && moved > SETTLED; round++) {
      double[] then = new double[now.length];
      for (int state = 0; state < now.length; state++) {
        then[state] += now[state] / 2;
        for (int way = 0; way < next[state].length; way++) {
          then[next[state][way]] += now[state] * share[state][way] / 2;
        }
      }
      moved = 0;
      for (int state = 0; state < now.length; state++) {
        moved = Math.max(moved, Math.abs(then[state] - now[state]));
      }
      now = then;
    }
    return now;
  }

  /** A text from a state that was drawn as states come. */
  int[] write(int count, RandomGenerator random) {
    int[] text = new int[count];
    int state = drawn(stationary, random);
    for (int i = 0; i < count; i++) {
      int way = drawn(share[state], random);
      text[i] = symbol[state][way];
      state = next[state][way];
    }
    return text;
  }

  private static int drawn(double[] shares, RandomGenerator random) {
    double left = random.nextDouble();
    int last = shares.length - 1;
    for (int i = 0; i < last; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return last;
  }

  /** Mean surprise of who knows the state, in nats: {@code sum_s pi_s H_s}. */
  double entropy() {
    double sum = 0;
    for (int state = 0; state < share.length; state++) {
      for (double p : share[state]) {
        sum -= p > 0 ? stationary[state] * p * StrictMath.log(p) : 0;
      }
    }
    return sum;
  }

  /** Mean surprise of who knows so many symbols before, in nats. */
  double entropy(int before) {
    return surprise(stationary, before);
  }

  /**
   * Of who knows these weights of the states, times their sum.
   *
   * @param weights how likely what was read is, together with each state
   */
  private double surprise(double[] weights, int more) {
    Map<Integer, double[]> after = new HashMap<>();
    for (int state = 0; state < weights.length; state++) {
      for (int way = 0; way < next[state].length && weights[state] > 0; way++) {
        after
                .computeIfAbsent(symbol[state][way], fresh -> new double[weights.length])[
                next[state][way]] +=
            weights[state] * share[state][way];
      }
    }
    double whole = Arrays.stream(weights).sum();
    double sum = 0;
    for (int read = 0; read < symbols; read++) {
      double[] then = after.get(read);
      if (then != null && more > 0) {
        sum += surprise(then, more - 1);
      } else if (then != null) {
        double p = Arrays.stream(then).sum();
        sum -= p * StrictMath.log(p / whole);
      }
    }
    return sum;
  }

  /**
   * The surprise at each symbol of a text for who knows the source and what was read before, in
   * nats.
   */
  double[] surprises(int... text) {
    double[] belief = stationary.clone();
    double[] surprises = new double[text.length];
    for (int i = 0; i < text.length; i++) {
      double[] then = new double[belief.length];
      for (int state = 0; state < belief.length; state++) {
        for (int way = 0; way < next[state].length; way++) {
          then[next[state][way]] +=
              symbol[state][way] == text[i] ? belief[state] * share[state][way] : 0;
        }
      }
      double p = Arrays.stream(then).sum();
      surprises[i] = -StrictMath.log(p);
      belief = Arrays.stream(then).map(weight -> weight / p).toArray();
    }
    return surprises;
  }
}
