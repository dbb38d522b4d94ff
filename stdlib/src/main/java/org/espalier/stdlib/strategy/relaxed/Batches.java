package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;

/**
 * Which examples an epoch's steps see: a part in a random order, and in another when it is through.
 * Everything follows from seed, part and epoch. Examples that follow one another are read in rows,
 * as many as a batch has examples: batch k of n has examples k, n + k, 2 n + k and so on.
 */
final class Batches {
  private final Part part;
  private final int count;
  private final int size;
  private final Seed seed;
  private final boolean consecutive;
  private final double cutout;
  private final List<Integer> order = new ArrayList<>();
  private int round;
  private int taken;

  Batches(
      Part part, int count, int size, Seed seed, int epoch, boolean consecutive, double cutout) {
    this.part = part;
    this.count = count;
    this.size = Math.min(size, count);
    this.consecutive = consecutive;
    this.cutout = cutout;
    this.seed = seed.split("data").split(part.name(), epoch);
  }

  /** Whole batches in one round; what does not fill one waits for the next epoch. */
  int steps() {
    return count / size;
  }

  /** The next batch. */
  Minibatch next() {
    return consecutive ? further() : drawn();
  }

  private Minibatch further() {
    int step = taken % steps();
    List<Integer> examples =
        IntStream.range(0, size).mapToObj(row -> row * steps() + step).toList();
    return new Minibatch(part, examples, seed.split("variation", taken++).value(), cutout);
  }

  private Minibatch drawn() {
    while (order.size() < size) {
      order.addAll(shuffled(seed.split("order", round++).stream("order")));
    }
    List<Integer> head = order.subList(0, size);
    Minibatch batch =
        new Minibatch(
            part,
            head,
            seed.split("variation", (long) round * count - order.size()).value(),
            cutout);
    head.clear();
    return batch;
  }

  private List<Integer> shuffled(RandomGenerator random) {
    List<Integer> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(i + 1);
      all.add(i);
      all.set(i, all.get(place));
      all.set(place, i);
    }
    return all;
  }
}
