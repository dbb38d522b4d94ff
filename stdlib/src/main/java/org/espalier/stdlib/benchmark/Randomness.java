package org.espalier.stdlib.benchmark;

import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;

/** Images and labels that mean nothing: what a step costs does not depend on them. */
final class Randomness {
  static final int CLASSES = 10;

  private final RandomGenerator random = new Seed(0).stream("benchmark");
  private final Setting setting;

  Randomness(Setting setting) {
    this.setting = setting;
  }

  Batch images() {
    float[] values = new float[setting.batch() * 3 * setting.size() * setting.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Batch.of(setting.batch(), values);
  }

  float[] labels() {
    float[] labels = new float[setting.batch() * CLASSES];
    for (int i = 0; i < setting.batch(); i++) {
      labels[i * CLASSES + random.nextInt(CLASSES)] = 1;
    }
    return labels;
  }
}
