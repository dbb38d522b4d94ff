package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.BlockReplacement;
import org.espalier.stdlib.strategy.Evolution;
import org.espalier.stdlib.strategy.Evolution.Beginning;
import org.espalier.stdlib.strategy.Evolution.Dying;
import org.espalier.stdlib.study.LiveProgress;
import org.espalier.stdlib.study.Search;

/**
 * Zen-NAS: evolution on chains of plain convolutions by the Zen-score, under a budget (Lin et al.,
 * "Zen-NAS: A Zero-Shot NAS for High-Performance Deep Image Recognition", ICCV 2021, arXiv
 * 2102.01063, algorithm 1 and its released code). 480,000 trials, those that break the budget among
 * them; 512 live, any of them is the parent, the worst dies; a child has two blocks replaced, the
 * first eleven have one of the initial network's. The score grows without end with size, so there
 * must be a budget.
 *
 * @param space chains; the paper's is {@code zenNas}
 * @param judge measures {@code zen}
 * @param budget what every network keeps to; the paper's, for CIFAR, are 1,000,000 parameters and
 *     18 layers of blocks
 * @param initial where the evolution begins; by default the first choice of every decision, which
 *     is the smallest network of {@code zenNas}
 */
public record ZenNas(SearchSpace space, Estimator judge, List<Bound> budget, Architecture initial)
    implements DiscreteSystem {
  /** As in the paper, on 64 images of noise. */
  public ZenNas(SearchSpace space) {
    this(
        space,
        ProxyEstimator.of(Proxies.named("zen")),
        List.of(Cost.parameters().atMost(1_000_000), layers().atMost(18)),
        new Architecture(space, new int[space.decisions().all().size()]));
  }

  /** Copies. */
  public ZenNas {
    budget = List.copyOf(budget);
  }

  /** Judged by something else that measures {@code zen}. */
  public ZenNas judge(Estimator other) {
    return new ZenNas(space, other, budget, initial);
  }

  /** Under another budget, of parameters, MACs, latency or layers. */
  public ZenNas budget(Bound... bounds) {
    return new ZenNas(space, judge, List.of(bounds), initial);
  }

  /** From another initial network. */
  public ZenNas initial(Architecture other) {
    return new ZenNas(space, judge, budget, other);
  }

  /** How many layers a chain's blocks have together: what Zen-NAS bounds as depth. */
  public static Cost layers() {
    return new Cost("layers of blocks", "layers", ZenNas::layers);
  }

  private static double layers(Graph graph) {
    return graph.nodes().stream()
        .map(node -> node.name().split("/", 3))
        .filter(parts -> parts.length > 2 && parts[1].startsWith("layer."))
        .map(parts -> parts[0] + "/" + parts[1])
        .distinct()
        .count();
  }

  @Override
  public Search composition() {
    Beginning beginning = new Beginning(11, initial, new BlockReplacement(1));
    Search search =
        Search.of(space, LiveProgress::onCurrentScreen)
            .strategy(new Evolution(512, 1, Dying.WORST, beginning, new BlockReplacement(2)))
            .estimator(judge)
            .maximize(Metric.measured("zen"))
            .trials(480_000);
    for (Bound bound : budget) {
      search = search.subjectTo(bound);
    }
    return search;
  }
}
