package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.train.Training;

/**
 * A named system for a space: its own settings first, then what all searches have, as in {@code
 * darts(space).order(2).epochs(20).on(glyphs()).run()}.
 */
public interface DifferentiableSystem {
  /** Where it searches. */
  SearchSpace space();

  /** Its parts. */
  RelaxedSearch composition();

  /** The search, for all further settings. */
  default DifferentiableSearch search() {
    return DifferentiableSearch.of(space(), composition()).evaluatedBy(this::evaluation);
  }

  /**
   * How its authors train what was found, from fresh weights; {@link Training#dartsEvaluation} with
   * what differs.
   */
  default Training evaluation(Training training) {
    return training.dartsEvaluation();
  }

  /** See {@link DifferentiableSearch#epochs}. */
  default DifferentiableSearch epochs(int count) {
    return search().epochs(count);
  }

  /** See {@link DifferentiableSearch#batchSize}. */
  default DifferentiableSearch batchSize(int size) {
    return search().batchSize(size);
  }

  /** See {@link DifferentiableSearch#seed}. */
  default DifferentiableSearch seed(long value) {
    return search().seed(value);
  }

  /** See {@link DifferentiableSearch#on}. */
  default DifferentiableSearch on(DataSet data) {
    return search().on(data);
  }

  /** See {@link DifferentiableSearch#on}. */
  default DifferentiableSearch on(TextSet data) {
    return search().on(data);
  }
}
