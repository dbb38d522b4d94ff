package org.espalier.stdlib.benchmark;

import java.util.random.RandomGenerator;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;

/** The architecture parameters of one choice under a softmax, moved by Adam as DARTS does. */
final class SoftmaxAdam {
  private static final double RATE = 3e-4;
  private static final Softmax SOFTMAX = new Softmax(1e-3);

  private final String name;
  private final double[] parameters;
  private final Adam.Memory memory;

  SoftmaxAdam(String name, int options, RandomGenerator random) {
    this.name = name;
    this.parameters = SOFTMAX.start(options, random);
    this.memory = new Adam.Memory(new double[options], new double[options], new double[options]);
  }

  String name() {
    return name;
  }

  float[] weights() {
    double[] point = SOFTMAX.point(parameters);
    float[] weights = new float[point.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) point[k];
    }
    return weights;
  }

  void step(float[] byWeights) {
    double[] cotangent = new double[byWeights.length];
    for (int k = 0; k < cotangent.length; k++) {
      cotangent[k] = byWeights[k];
    }
    Adam.darts().move(parameters, SOFTMAX.pullback(parameters, cotangent), 1, RATE, memory);
  }
}
