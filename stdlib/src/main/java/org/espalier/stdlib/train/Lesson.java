package org.espalier.stdlib.train;

import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.AuxiliaryHead;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.mask.MaskedGraph;

/**
 * What of a network learns, and what it is fed: the network itself, with an auxiliary head beside
 * it or edges that can be dropped, if the settings want them.
 */
final class Lesson {
  private final MaskedGraph masked;
  private final double auxiliary;

  Lesson(Graph network, Regularisation settings) {
    if (!settings.equals(Regularisation.none()) && network.inputs().size() > 1) {
      throw new IllegalArgumentException(
          "dropPath and auxiliary are for networks on images, but "
              + network.inputs().size()
              + " things are read here. Leave both out.");
    }
    Graph whole = settings.auxiliary() > 0 ? AuxiliaryHead.beside(network) : network;
    this.masked = settings.dropPath() > 0 ? DropPath.of(whole) : MaskedGraph.without(whole);
    this.auxiliary = settings.auxiliary();
  }

  /** Whether the network learns as it is. */
  boolean plain() {
    return masked.masks().isEmpty() && auxiliary == 0;
  }

  /** The graph that learns; its first output is the network's. */
  Graph graph() {
    return masked.graph();
  }

  /**
   * What it is fed for some images.
   *
   * @param probability of an edge being dropped
   */
  Batch batch(Batch images, double probability, RandomGenerator random) {
    return masked.feed(images, kind -> probability, mask -> random);
  }

  /**
   * What is wanted of it: the labels, and for the head the same, scaled by its weight; twice as
   * much of both, since a loss is the mean over the examples of both outputs.
   */
  float[] target(float[] labels) {
    if (auxiliary == 0) {
      return labels;
    }
    float[] target = new float[2 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      target[i] = 2 * labels[i];
      target[labels.length + i] = (float) (2 * auxiliary) * labels[i];
    }
    return target;
  }
}
