package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Descent;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.derivation.Derivation;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestPairs;
import org.espalier.stdlib.strategy.relaxed.sampler.StraightThrough;
import org.espalier.stdlib.train.Training;

/**
 * GDAS: one operation of every edge is drawn and runs, {@code h = onehot(argmax(log p + G))}, and
 * the gradient is that of {@code softmax((log p + G) / tau)} (Dong and Yang, "Searching for a
 * Robust Neural Architecture in Four GPU Hours", CVPR 2019, arXiv 1910.04465, equations 3 to 6;
 * settings of its released code). 250 epochs of batches of 256; SGD with Nesterov's momentum, decay
 * 5e-4; {@code tau} from 10 in the first epoch to 0.1 in the last; each node keeps its two best
 * pairs of an edge and an operation. Everything else is DARTS of the first order.
 *
 * <p>Where the code for NAS-Bench-201 adds the weights of operations that did not run as numbers,
 * this keeps to the paper. Where a space's nodes read different states, a second operation of one
 * edge is passed over.
 *
 * @param space a space that has a supernet; the paper's is {@code darts} with 16 channels, 8 cells
 * @param derivation default {@link StrongestPairs}; {@code LargestOption} for NAS-Bench-201
 */
public record Gdas(SearchSpace space, Derivation derivation) implements DifferentiableSystem {
  /** As in the paper. */
  public Gdas(SearchSpace space) {
    this(space, new StrongestPairs());
  }

  /** Another derivation. */
  public Gdas derivation(Derivation other) {
    return new Gdas(space, other);
  }

  /** Nesterov's momentum and decay 5e-4, as when it searches (released code). */
  @Override
  public Training evaluation(Training training) {
    return training
        .dartsEvaluation()
        .sgd(new Sgd(0.9, /* nesterov= */ true, 5e-4, /* decayAll= */ true, 5));
  }

  @Override
  public RelaxedSearch composition() {
    RelaxedSearch darts = RelaxedSearch.darts(derivation);
    return darts
        .named("GDAS")
        .sampler(new StraightThrough())
        .singlePath()
        .weightStep(new Descent(0.9, /* nesterov= */ true, 5e-4, 5))
        .schedule(darts.schedule().temperature(Course.linear(10, 0.1)))
        .epochs(250)
        .batchSize(256);
  }
}
