package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.prune.Pruned;
import org.espalier.stdlib.strategy.prune.Pruning;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;
import org.espalier.stdlib.supernet.ActivePaths;

/**
 * TE-NAS: options leave a supernet until one of each choice is left, those first whose absence
 * makes it the most trainable and the most expressive, by the condition of its tangent kernel and
 * its linear regions (Chen, Gong and Wang, "Neural Architecture Search on ImageNet in Four GPU
 * Hours: A Theoretically Inspired Perspective", ICLR 2021, arXiv 2102.11535, algorithm 1; batches
 * of 72 on NAS-Bench-201, one option a round). TEG-NAS adds how well the kernel's regression
 * generalizes, as a third rank; its other forms are {@link TegNas}'. Options left weigh alike in
 * the supernet; the papers' weights are a softmax of 0.001 N(0, 1).
 *
 * @param space a space with a supernet that keeps every edge, as NAS-Bench-201's; or DARTS', with
 *     {@code edges(2)} and {@code perRound(3)}
 * @param judge measures, on supernets
 * @param pruning by what, and how many a round
 */
public record TeNas(SearchSpace space, ProxyEstimator judge, Pruning pruning) {
  private static final int BATCH = 72;

  /** TE-NAS as in its paper. */
  public static TeNas of(SearchSpace space) {
    return by(
        space, "te_nas", List.of(Criterion.less("te_nas/kappa"), Criterion.more("te_nas/regions")));
  }

  /** TEG-NAS, which also ranks by generalization. */
  public static TeNas generalizing(SearchSpace space) {
    return by(space, "teg_nas", TegNas.CRITERIA);
  }

  private static TeNas by(SearchSpace space, String proxy, List<Criterion> criteria) {
    return new TeNas(
        space,
        ProxyEstimator.of(Proxies.named(proxy)).batchSize(BATCH),
        new Pruning(criteria, /* perRound= */ 1));
  }

  /** On other images, seeds or engines: {@code judge(judge -> judge.on(glyphs()))}. */
  public TeNas judge(java.util.function.UnaryOperator<ProxyEstimator> settings) {
    return new TeNas(space, settings.apply(judge), pruning);
  }

  /** So many options of each choice go in a round: 3 for DARTS' cells. */
  public TeNas perRound(int count) {
    return new TeNas(space, judge, new Pruning(pruning.criteria(), count, pruning.edges()));
  }

  /** So many edges of each node stay, by a last round: 2 for DARTS' cells; 0 for all. */
  public TeNas edges(int count) {
    return new TeNas(space, judge, new Pruning(pruning.criteria(), pruning.perRound(), count));
  }

  /** Prunes. */
  public Pruned run() {
    Graph supernet = space.supernet();
    return pruning.prune(
        space,
        ActivePaths.choices(supernet),
        remaining ->
            judge.estimates(
                remaining.stream().map(left -> ActivePaths.of(supernet, left.options())).toList()),
        round -> {});
  }
}
