package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.KeepStrongest;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.Rebuild;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.derivation.SkipLimit;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.train.Training;

/**
 * P-DARTS: DARTS of the first order in stages, each on a deeper supernet with fewer operations per
 * edge, fresh weights and fresh parameters; what is behind identities is dropped, less and less
 * within a stage, and the normal cell keeps two skip connections at most (Chen, Xie, Wu and Tian,
 * "Progressive Differentiable Architecture Search: Bridging the Depth Gap between Search and
 * Evaluation", ICCV 2019, arXiv 1904.12760, section 3; settings of its released code). Cells 5, 11
 * and 17; operations 8, 5 and 3; rates {@code d} 0, 0.4 and 0.7. 25 epochs a stage in batches of
 * 96, the first 10 for weights alone; SGD 0.025 by a cosine to 0; Adam 6e-4, gradients shortened to
 * 5. In epoch {@code e} of a stage of {@code S} whose first {@code W} are for weights alone
 *
 * <pre>{@code
 * rate = d (S - e - 1) / S        e < W
 *      = d exp(-0.2 (e - W))      else: 0.4, 0.1472 and 0.0243 at e = 10, 15, 24
 * }</pre>
 *
 * <p>Architectures are derived in the first stage's space, whose networks the trace counts. With
 * one stage, no rate and as many skip connections as there are edges this is DARTS, bit for bit.
 *
 * @param stages the space of each stage, such as {@code darts(sizes("darts").channels(16)
 *     .layers(5))} and the same with 11 and 17; their cells decide the same
 * @param keep how many operations an edge has in each stage; that of the first is its space's
 * @param dropout the rate that each stage begins with, in [0, 1)
 * @param stage how many epochs a stage has, 25 by default; at least 1
 * @param warmUp how many epochs of each train weights alone, 10 by default; at least 0
 * @param skips how many skip connections the normal cell keeps, 2 by default; at least 0
 */
public record ProgressiveDarts(
    List<SearchSpace> stages,
    List<Integer> keep,
    List<Double> dropout,
    int stage,
    int warmUp,
    int skips)
    implements DifferentiableSystem {
  private static final List<Integer> KEEP = List.of(8, 5, 3);
  private static final List<Double> DROPOUT = List.of(0.0, 0.4, 0.7);

  /** Checks. */
  public ProgressiveDarts {
    stages = List.copyOf(stages);
    keep = List.copyOf(keep);
    dropout = List.copyOf(dropout);
    if (stages.isEmpty() || keep.size() != stages.size() || dropout.size() != stages.size()) {
      throw new IllegalArgumentException(
          "P-DARTS of "
              + stages.size()
              + " stage(s) with keep"
              + keep
              + " and dropout"
              + dropout
              + ": it has at least 1 stage, and both have a number for each.");
    }
    if (stage < 1 || warmUp < 0 || dropout.stream().anyMatch(rate -> !(rate >= 0 && rate < 1))) {
      throw new IllegalArgumentException(
          "stage("
              + stage
              + ", "
              + warmUp
              + "), dropout"
              + dropout
              + ": a stage has at least 1 epoch, at least 0 of them for weights alone, and drops"
              + " at a rate in [0, 1).");
    }
  }

  /** Of at most three stages, with the paper's numbers of operations and rates. */
  public ProgressiveDarts(SearchSpace... stages) {
    this(
        List.of(stages),
        KEEP.subList(0, Math.min(stages.length, KEEP.size())),
        DROPOUT.subList(0, Math.min(stages.length, DROPOUT.size())),
        25,
        10,
        2);
  }

  /** Other numbers of operations, one for each stage. */
  public ProgressiveDarts keep(Integer... operations) {
    return new ProgressiveDarts(stages, List.of(operations), dropout, stage, warmUp, skips);
  }

  /** Other rates behind identities, one for each stage; 0.1, 0.4, 0.7 in the code's description. */
  public ProgressiveDarts dropout(Double... rates) {
    return new ProgressiveDarts(stages, keep, List.of(rates), stage, warmUp, skips);
  }

  /** Another length of stages, and of their beginnings for weights alone. */
  public ProgressiveDarts stage(int epochs, int forWeights) {
    return new ProgressiveDarts(stages, keep, dropout, epochs, forWeights, skips);
  }

  /** Another number of skip connections that the normal cell keeps. */
  public ProgressiveDarts skips(int most) {
    return new ProgressiveDarts(stages, keep, dropout, stage, warmUp, most);
  }

  /** The first stage's. */
  @Override
  public SearchSpace space() {
    return stages.get(0);
  }

  /** Edges are dropped up to 0.3, in batches of 128 (released code). */
  @Override
  public Training evaluation(Training training) {
    return training.dartsEvaluation().dropPath(0.3).batchSize(128);
  }

  @Override
  public RelaxedSearch composition() {
    Schedule schedule =
        Schedule.none()
            .weightRate(Course.everyStage(stage, Course.cosine(0.025, 0)))
            .architectureRate(Course.constant(6e-4))
            .number(Quantity.SKIP_DROPOUT, rate())
            .with(Trigger.first(warmUp, stage), Event.rest());
    for (int next = 1; next < stages.size(); next++) {
      Trigger begins = Trigger.at(next * stage);
      schedule =
          schedule
              .with(begins, new KeepStrongest(keep.get(next)))
              .with(begins, Rebuild.fresh(stages.get(next)))
              .with(begins, Event.freshParameters());
    }
    return RelaxedSearch.darts(new SkipLimit("normal", skips, new StrongestEdges()))
        .named("P-DARTS")
        .architectureStep(new FirstOrder(new Adam(0.5, 0.999, 1e-3, 5)))
        .schedule(schedule)
        .epochs(stages.size() * stage)
        .batchSize(96);
  }

  /** How likely a number behind an identity is dropped, epoch by epoch. */
  Course rate() {
    return Course.named(
        "falling" + dropout,
        moment -> {
          int within = moment.epoch() % stage;
          double first = dropout.get(Math.min(moment.epoch() / stage, dropout.size() - 1));
          return within < warmUp
              ? first * (stage - within - 1) / stage
              : first * Math.exp(-0.2 * (within - warmUp));
        });
  }
}
