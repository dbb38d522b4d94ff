package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.supernet.FlowSaliency;

/**
 * FreeDARTS: DARTS without training. Every option of the supernet has the share of the flow that
 * passes through it as its score, by {@link FlowSaliency}, and each node keeps its two strongest
 * edges, never {@code none} (Zhang, Huang and Wang, 2021 to 2023, arXiv 2106.11542; its form without data,
 * in one shot). The saliency is by the mixing weights, not by the architecture parameters behind them,
 * whose softmax couples them; weights are alike rather than a softmax of 0.001 N(0, 1).
 *
 * @param space the paper's is {@code darts} with 16 channels and 8 cells
 * @param derivation from saliencies to an architecture: {@code largestOption()} for NAS-Bench-201
 * @param seed of the weights
 */
public record FreeDarts(SearchSpace space, Derivation derivation, Seed seed) {
  /** As in the paper, seed 0. */
  public FreeDarts(SearchSpace space) {
    this(space, new StrongestEdges(), new Seed(0));
  }

  /** Derived otherwise. */
  public FreeDarts derivation(Derivation other) {
    return new FreeDarts(space, other, seed);
  }

  /** With other weights. */
  public FreeDarts seed(long value) {
    return new FreeDarts(space, derivation, new Seed(value));
  }

  /** The saliencies, on the default engine. */
  public List<Scores> saliencies() {
    return saliencies(Engines.defaultChoice());
  }

  /** The saliencies, on an engine. */
  public List<Scores> saliencies(EngineChoice engine) {
    return FlowSaliency.of(space.supernet(), engine, seed);
  }

  /** The architecture, with reasons. */
  public Derived run() {
    return derivation.derive(space, saliencies());
  }
}
