package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.derivation.EdgeWeighted;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.train.Training;

/**
 * PC-DARTS: operations see one K-th of the channels, and the edges of a node are weighed by a
 * softmax of their own, {@code x_j = sum_i softmax_i(beta_ij) f_ij(x_i)}; edges and operations are
 * kept by {@code beta_ij p_k} (Xu et al., "PC-DARTS: Partial Channel Connections for
 * Memory-Efficient Architecture Search", ICLR 2020, arXiv 1907.05737, section 3 and its code). 50
 * epochs of batches of 256, of which the first 15 train weights only; SGD 0.1 by a cosine to 0;
 * Adam 6e-4 for operations and edges alike. Everything else is DARTS of the first order.
 *
 * <p>With whole mixtures and edges that all weigh 1 this is DARTS, bit for bit. The channels that
 * are seen are the first ones, as in the released code.
 *
 * @param space whose cells mix with {@code edgeWeights(partialChannels(4))}, K being 4, such as
 *     {@code darts(sizes("darts").channels(16).layers(8), edgeWeights(partialChannels(4)))}:
 *     299,578 parameters
 * @param warmUp how many epochs train weights only; 15 by default, at least 0
 */
public record PcDarts(SearchSpace space, int warmUp) implements DifferentiableSystem {
  /** As in the paper. */
  public PcDarts(SearchSpace space) {
    this(space, 15);
  }

  /** Another warm-up. */
  public PcDarts warmUp(int epochs) {
    return new PcDarts(space, epochs);
  }

  /** Edges are dropped up to 0.3 (released code). */
  @Override
  public Training evaluation(Training training) {
    return training.dartsEvaluation().dropPath(0.3);
  }

  @Override
  public RelaxedSearch composition() {
    Required.mixing(space, "PC-DARTS", "/edges", "edgeWeights(partialChannels(4))");
    return RelaxedSearch.darts(new EdgeWeighted(new StrongestEdges()))
        .named("PC-DARTS")
        .schedule(
            Schedule.none()
                .weightRate(Course.cosine(0.1, 0))
                .architectureRate(Course.constant(6e-4))
                .warmUp(warmUp))
        .batchSize(256);
  }
}
