package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;

/**
 * The numbers that arrays begin with. Every array has a random stream of its own, split from the
 * seed by purpose and full name, so neither the order of compilation nor the engine matters.
 *
 * <ul>
 *   <li>convolutions: normal with deviation {@code sqrt(2 / fan in)}, fan in being the weights that
 *       lead to one output (He et al., ICCV 2015, arXiv 1502.01852, equation 10);
 *   <li>linear layers, attention and recurrent layers: uniform in {@code +-1 / sqrt(fan in)}, as
 *       PyTorch's linear layers;
 *   <li>embeddings: normal with deviation 1, as PyTorch's;
 *   <li>mixtures: every option alike, {@code 1 / K};
 *   <li>gamma and running variance 1; beta, biases, gates and running mean 0.
 * </ul>
 */
final class Initialization {
  private Initialization() {}

  static float[] draw(Seed seed, String name, Weight weight) {
    float[] values = new float[Math.toIntExact(weight.shape().elements())];
    RandomGenerator random = seed.split("initialisation").stream(name);
    switch (weight.role()) {
      case WEIGHT,
          QUERY_WEIGHT,
          KEY_WEIGHT,
          VALUE_WEIGHT,
          OUTPUT_WEIGHT,
          INPUT_WEIGHT,
          STATE_WEIGHT ->
          matrix(values, weight.shape(), random);
      case TABLE -> table(values, random);
      case GAMMA, MOVING_VARIANCE -> Arrays.fill(values, 1f);
      case MIXTURE -> Arrays.fill(values, 1f / values.length);
      case BIAS,
          BETA,
          MOVING_MEAN,
          QUERY_BIAS,
          KEY_BIAS,
          VALUE_BIAS,
          OUTPUT_BIAS,
          INPUT_BIAS,
          STATE_BIAS,
          GATE ->
          Arrays.fill(values, 0f);
    }
    return values;
  }

  private static void table(float[] values, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private static void matrix(float[] values, Shape shape, RandomGenerator random) {
    double fanIn = (double) shape.elements() / shape.dimensions().get(0);
    boolean convolution = shape.dimensions().size() == 4;
    double scale = convolution ? Math.sqrt(2 / fanIn) : 1 / Math.sqrt(fanIn);
    for (int i = 0; i < values.length; i++) {
      double draw = convolution ? random.nextGaussian() : 2 * random.nextDouble() - 1;
      values[i] = (float) (scale * draw);
    }
  }
}
