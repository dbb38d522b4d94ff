package org.espalier.stdlib.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;

/**
 * The numbers of {@link org.espalier.dsl.operation.Noise}. Each node has a stream of its own, split
 * from the seed by the node's name, which goes on from pass to pass: a store of one seed sees the
 * same noise on every engine and in every form, which engines' own generators would not give. Who
 * has to find a pass's noise again begins them anew for it.
 */
final class NoiseStreams {
  private Seed seed;
  private final Map<String, RandomGenerator> streams = new HashMap<>();

  NoiseStreams(Seed seed) {
    this.seed = seed.split("noise");
  }

  /** All nodes' streams begin anew, at another seed's. */
  void restart(Seed other) {
    seed = other.split("noise");
    streams.clear();
  }

  /** The next numbers of a node, from N(0, 1). */
  float[] draw(String node, long count) {
    RandomGenerator random = streams.computeIfAbsent(node, seed::stream);
    float[] values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
