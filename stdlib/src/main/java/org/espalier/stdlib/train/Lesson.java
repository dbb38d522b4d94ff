package org.espalier.stdlib.train;

import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.space.AuxiliaryHead;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.mask.LockedDropout;
import org.espalier.stdlib.mask.Masked;
import org.espalier.stdlib.mask.MaskedGraph;

/**
 * What of a network learns, and what it is fed: the network itself, with an auxiliary head beside
 * it or edges that can be dropped, if the settings want them.
 */
final class Lesson {
  private final Masked masked;
  private final RecurrentDropout dropout;
  private final double auxiliary;

  Lesson(Graph network, Regularisation settings) {
    boolean ofImages = settings.dropPath() > 0 || settings.auxiliary() > 0;
    if (ofImages && network.inputs().size() > 1) {
      throw new IllegalArgumentException(
          "dropPath and auxiliary are for networks on images, but "
              + network.inputs().size()
              + " things are read here. Leave both out.");
    }
    Graph whole = settings.auxiliary() > 0 ? AuxiliaryHead.beside(network) : network;
    this.dropout = settings.dropout();
    this.masked = masked(whole, settings);
    this.auxiliary = settings.auxiliary();
  }

  private static Masked masked(Graph network, Regularisation settings) {
    if (!settings.dropout().equals(RecurrentDropout.none())) {
      return LockedDropout.of(network, settings.dropout().words() > 0);
    }
    return settings.dropPath() > 0 ? DropPath.of(network) : MaskedGraph.without(network);
  }

  /** Whether the network learns as it is. */
  boolean plain() {
    return !masked.drops() && auxiliary == 0;
  }

  /** The graph that learns; its first output is the network's. */
  Graph graph() {
    return masked.graph();
  }

  /**
   * What it is fed for some images, or windows of a text.
   *
   * @param probability of an edge being dropped
   */
  Batch batch(Batch examples, double probability, RandomGenerator random) {
    return masked.feed(
        examples,
        kind -> LockedDropout.KINDS.contains(kind) ? dropout.rate(kind) : probability,
        place -> random);
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
