package org.espalier.stdlib.proxy;

import java.util.Collections;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.Summary;

/**
 * Which units of the network's ReLUs are positive for which images.
 *
 * @param kernel for each two images, on how many units they agree
 * @param units of all ReLUs
 */
record ActivationPatterns(SquareMatrix kernel, long units) {
  /** Of the probe's images, batch norms in training mode. */
  static ActivationPatterns of(Probe probe) {
    Rectifiers rectifiers = Rectifiers.of(probe.network());
    Graph graph = rectifiers.graph();
    Weights weights = Weights.of(Start.TRAINING, Mode.TRAINING);
    Executable run = probe.run(graph, weights, Loss.WEIGHTED_SUM);
    List<Summary> wanted = Collections.nCopies(graph.outputs().size(), Summary.AGREEMENT);
    int count = probe.images().count();
    double[] both = new double[count * count];
    long units = 0;
    List<float[]> parts = run.read(probe.images().batch(), Mode.TRAINING, wanted);
    for (int part = 0; part < parts.size(); part++) {
      int times = rectifiers.times().get(part);
      float[] agreed = parts.get(part);
      for (int i = 0; i < both.length; i++) {
        both[i] += (double) times * agreed[i];
      }
      units += times * graph.outputs().get(part).shape().elements();
    }
    return new ActivationPatterns(kernel(both, count, units), units);
  }

  private static SquareMatrix kernel(double[] both, int count, long units) {
    double[][] kernel = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double differing = both[i * count + i] + both[j * count + j] - 2 * both[i * count + j];
        kernel[i][j] = units - differing;
      }
    }
    return SquareMatrix.of(kernel);
  }
}
