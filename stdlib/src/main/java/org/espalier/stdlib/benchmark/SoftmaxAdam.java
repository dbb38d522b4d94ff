package org.espalier.stdlib.benchmark;

import java.util.random.RandomGenerator;

/** The architecture parameters of one choice under a softmax, moved by Adam as DARTS does. */
final class SoftmaxAdam {
  private static final double RATE = 3e-4;
  private static final double FIRST = 0.5;
  private static final double SECOND = 0.999;
  private static final double DECAY = 1e-3;

  private final String name;
  private final double[] parameters;
  private final double[] first;
  private final double[] second;
  private int steps;

  SoftmaxAdam(String name, int options, RandomGenerator random) {
    this.name = name;
    this.parameters = random.doubles(options).map(x -> 1e-3 * x).toArray();
    this.first = new double[options];
    this.second = new double[options];
  }

  String name() {
    return name;
  }

  float[] weights() {
    double sum = 0;
    for (double parameter : parameters) {
      sum += Math.exp(parameter);
    }
    float[] weights = new float[parameters.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (Math.exp(parameters[i]) / sum);
    }
    return weights;
  }

  void step(float[] byWeights) {
    float[] weights = weights();
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * byWeights[i];
    }
    steps++;
    for (int i = 0; i < weights.length; i++) {
      double gradient = weights[i] * (byWeights[i] - mean) + DECAY * parameters[i];
      first[i] = FIRST * first[i] + (1 - FIRST) * gradient;
      second[i] = SECOND * second[i] + (1 - SECOND) * gradient * gradient;
      double corrected = first[i] / (1 - Math.pow(FIRST, steps));
      double scale = Math.sqrt(second[i] / (1 - Math.pow(SECOND, steps))) + 1e-8;
      parameters[i] -= RATE * corrected / scale;
    }
  }
}
