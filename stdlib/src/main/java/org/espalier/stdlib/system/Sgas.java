package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.derivation.GreedyCriterion;
import org.espalier.stdlib.strategy.relaxed.derivation.GreedyDecisions;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.espalier.stdlib.strategy.relaxed.stopping.AllDecided;

/**
 * SGAS: DARTS of the first order that decides one edge of each cell after the other while it
 * searches, and ends with a whole network (Li, Qian, Delgadillo, Mueller, Thabet and Ghanem, "SGAS:
 * Sequential Greedy Architecture Search", CVPR 2020, arXiv 1912.00195; settings of its released
 * code). The first decision is made after epoch 9, counted from 0, then one after every 5, eight in
 * all; five epochs follow the last. Batches grow from 64 by 8 with each.
 *
 * <p>Points of decided edges are whole, so the derivation of DARTS reads the decisions off.
 *
 * @param space a space of DARTS' cells, {@code none} among their operations
 * @param criterion 1, importance times certainty, or 2, that times stability; 2.66 and 2.67 % error
 *     on CIFAR-10. Default 1
 * @param warmUp the epoch of the first decision; at least 0, 9 by default
 * @param every how many epochs lie between decisions; at least 1, 5 by default
 * @param growth how much batches grow; at least 0, 8 by default
 */
public record Sgas(SearchSpace space, int criterion, int warmUp, int every, int growth)
    implements DifferentiableSystem {
  /** Checks. */
  public Sgas {
    if (criterion != 1 && criterion != 2) {
      throw new IllegalArgumentException(
          "criterion(" + criterion + "): SGAS has two; say criterion(1) or criterion(2).");
    }
    if (warmUp < 0 || every < 1) {
      throw new IllegalArgumentException(
          "decisions(" + warmUp + ", " + every + "): from epoch 0 on, every epoch or fewer.");
    }
  }

  /** By the first criterion. */
  public Sgas(SearchSpace space) {
    this(space, 1, 9, 5, 8);
  }

  /** The other criterion. */
  public Sgas criterion(int other) {
    return new Sgas(space, other, warmUp, every, growth);
  }

  /** Other epochs for decisions; none is made if the first lies beyond the last. */
  public Sgas decisions(int first, int thenEvery) {
    return new Sgas(space, criterion, first, thenEvery, growth);
  }

  /** Another growth of batches. */
  public Sgas growth(int other) {
    return new Sgas(space, criterion, warmUp, every, other);
  }

  @Override
  public RelaxedSearch composition() {
    RelaxedSearch darts = RelaxedSearch.darts(new StrongestEdges());
    GreedyCriterion greedy = new GreedyCriterion(criterion == 2, 4);
    GreedyDecisions decisions =
        new GreedyDecisions(greedy, Trigger.every(every, warmUp), 2, growth);
    return darts
        .named("SGAS, criterion " + criterion)
        .schedule(darts.schedule().after(Trigger.always(), decisions))
        .stopping(new AllDecided(5));
  }
}
