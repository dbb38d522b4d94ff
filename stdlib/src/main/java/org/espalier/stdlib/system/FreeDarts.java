package org.espalier.stdlib.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.supernet.ActivePaths;

/**
 * FreeDARTS: DARTS without training. Every option of the supernet is scored by the share of the
 * synaptic flow that passes through it, and each node keeps its two strongest edges, never {@code
 * none} (Zhang, Huang and Wang, "Differentiable Architecture Search Without Training Nor Labels: A
 * Pruning Perspective", 2021, arXiv 2106.11542; its form without data, in one shot). See the proxy
 * {@link org.espalier.stdlib.proxy.FreeDarts}.
 *
 * @param space the paper's is {@code darts} with 16 channels and 8 cells
 * @param judge measures {@code freedarts} and its shares
 * @param derivation from saliencies to an architecture: {@code new LargestOption()} for
 *     NAS-Bench-201
 */
public record FreeDarts(SearchSpace space, ProxyEstimator judge, Derivation derivation) {
  private static final String PROXY = "freedarts";

  /** As in the paper, seed 0. */
  public FreeDarts(SearchSpace space) {
    this(space, ProxyEstimator.of(Proxies.named(PROXY)).batchSize(1), new StrongestEdges());
  }

  /** Derived otherwise. */
  public FreeDarts derivation(Derivation other) {
    return new FreeDarts(space, judge, other);
  }

  /** With other first weights. */
  public FreeDarts seed(long value) {
    return new FreeDarts(space, judge.seed(value), derivation);
  }

  /** The shares of every choice; 0 for what leads nowhere. */
  public List<Scores> saliencies() {
    Graph supernet = space.supernet();
    Evaluation shares = judge.estimate(supernet);
    List<Scores> scores = new ArrayList<>();
    for (Node node : supernet.nodes()) {
      if (node.operation() instanceof MixingWeights weights) {
        String name = PROXY + "/" + node.nameOf(node.weights().get(0));
        scores.add(
            new Scores(
                new RelaxedChoice(ActivePaths.label(node), weights.options()),
                IntStream.range(0, weights.options().size())
                    .mapToObj(k -> shares.measures().getOrDefault(name + "[" + k + "]", 0.0))
                    .toList()));
      }
    }
    return scores;
  }

  /** The architecture, with reasons. */
  public Derived run() {
    return derivation.derive(space, saliencies());
  }
}
