package org.espalier.stdlib.system;

import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.KeepStrongest;
import org.espalier.stdlib.strategy.relaxed.Rebuild;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.derivation.Shares;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.strategy.relaxed.regulariser.UniformDivergence;
import org.espalier.stdlib.strategy.relaxed.relaxation.DirichletConcentration;
import org.espalier.stdlib.strategy.relaxed.sampler.DirichletSample;
import org.espalier.stdlib.train.Training;

/**
 * DrNAS: mixing weights are drawn from a Dirichlet distribution on every edge, whose concentrations
 * learn through the draw (Chen, Wang, Cheng, Tang and Hsieh, "DrNAS: Dirichlet Neural Architecture
 * Search", ICLR 2021, arXiv 2006.10355; settings of its released code). 50 epochs of batches of 64
 * in two stages, the first 10 epochs of each for weights alone; behind the first every edge keeps 4
 * operations, and those may see more channels ({@link #wider}). SGD 0.1 to 0; Adam 6e-4 with betas
 * 0.5 and 0.999.
 *
 * <p>Of the dropped operations' weights the code draws too, and scales the rest to sum to 1; the
 * rest of a Dirichlet draw is a Dirichlet draw, so only the rest is drawn here.
 *
 * @param space the paper's is {@code darts} with 36 channels and 20 cells, {@code
 *     partialChannels(6)} on its edges, without {@code none}, which is never derived here
 * @param divergence whether 0.001 times the divergence from the uniform distribution is added to
 *     the loss; else a decay of 1e-3 pulls the parameters there, as by default
 * @param stage how many epochs a stage has, 25 by default; at least 1
 * @param warmUp how many epochs of each train weights alone, 10 by default; at least 0
 * @param keep how many operations an edge keeps behind the first stage, 4 by default; at least 1
 * @param wider the second stage's space, if it is another
 */
public record DrNas(
    SearchSpace space,
    boolean divergence,
    int stage,
    int warmUp,
    int keep,
    Optional<SearchSpace> wider)
    implements DifferentiableSystem {
  /** Checks. */
  public DrNas {
    if (stage < 1 || warmUp < 0) {
      throw new IllegalArgumentException(
          "stage("
              + stage
              + ", "
              + warmUp
              + "): a stage has at least 1 epoch, and at least 0 of them for weights alone.");
    }
  }

  /** With a decay. */
  public DrNas(SearchSpace space) {
    this(space, false, 25, 10, 4, Optional.empty());
  }

  /** With the divergence, or with a decay. */
  public DrNas divergence(boolean whether) {
    return new DrNas(space, whether, stage, warmUp, keep, wider);
  }

  /** Another length of stages, and of their beginnings for weights alone. */
  public DrNas stage(int epochs, int forWeights) {
    return new DrNas(space, divergence, epochs, forWeights, keep, wider);
  }

  /** How many operations stay. */
  public DrNas keep(int operations) {
    return new DrNas(space, divergence, stage, warmUp, operations, wider);
  }

  /**
   * Behind the first stage weights, running statistics and velocity go over to another space, whose
   * further channels begin as copies of those that were there, such as from {@code darts(sizes,
   * partialChannels(6))} to {@code darts(sizes, partialChannels(4))}. With the same space nothing
   * changes, bit for bit.
   */
  public DrNas wider(SearchSpace next) {
    return new DrNas(space, divergence, stage, warmUp, keep, Optional.of(next));
  }

  /** Edges are dropped up to 0.3, in batches of 64 (released code). */
  @Override
  public Training evaluation(Training training) {
    return training.dartsEvaluation().dropPath(0.3).batchSize(64);
  }

  @Override
  public RelaxedSearch composition() {
    Adam adam = new Adam(0.5, 0.999, divergence ? 0 : 1e-3, Double.POSITIVE_INFINITY);
    Schedule schedule =
        Schedule.none()
            .weightRate(Course.cosine(0.1, 0))
            .architectureRate(Course.constant(6e-4))
            .with(Trigger.first(warmUp, stage), Event.rest())
            .with(Trigger.at(stage), new KeepStrongest(keep));
    RelaxedSearch search =
        RelaxedSearch.darts(new Shares(new StrongestEdges()))
            .named("DrNAS")
            .relaxation(new DirichletConcentration())
            .sampler(new DirichletSample())
            .architectureStep(new FirstOrder(adam))
            .schedule(
                wider
                    .map(next -> schedule.with(Trigger.at(stage), Rebuild.widened(next)))
                    .orElse(schedule));
    return divergence ? search.regulariser(new UniformDivergence()) : search;
  }
}
