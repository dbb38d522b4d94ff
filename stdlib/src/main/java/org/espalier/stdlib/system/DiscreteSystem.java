package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Bound;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.study.Search;
import org.espalier.stdlib.study.Study;

/**
 * A named system that tries one architecture after the other: its own settings first, then what all
 * searches have, as in {@code naswot(space).trials(100).seed(7).run()}.
 */
public interface DiscreteSystem {
  /** Where it searches. */
  SearchSpace space();

  /** Its strategy, estimator, objective and length, as its paper has them. */
  Search composition();

  /** See {@link Search#trials}. */
  default Search trials(int count) {
    return composition().trials(count);
  }

  /** See {@link Search#seed}. */
  default Search seed(long value) {
    return composition().seed(value);
  }

  /** See {@link Search#estimator}. */
  default Search estimator(Estimator other) {
    return composition().estimator(other);
  }

  /** See {@link Search#subjectTo(Bound)}. */
  default Search subjectTo(Bound bound) {
    return composition().subjectTo(bound);
  }

  /** See {@link Search#run}. */
  default Study run() {
    return composition().run();
  }
}
