package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * What makes an objective of a loss: a term that is added, or a factor. Immutable; prints as it is
 * typed.
 */
public interface Regulariser {
  /** What it reads of each choice. */
  enum Reads {
    /** The relaxation's point. */
    POINT,
    /** The mixing weights that were drawn. */
    WEIGHTS
  }

  /** A short name for the trace, such as {@code expected latency}. */
  String name();

  /** What it reads. */
  Reads reads();

  /**
   * The objective that it makes.
   *
   * @param objective the loss, or what regularisers before this one made of it
   * @param numbers what it {@link #reads}, of each choice
   */
  Term of(double objective, List<Scores> numbers, Moment moment);

  /**
   * A regulariser's value with its slopes.
   *
   * @param objective the new objective
   * @param slope its derivative by the objective before; 1 for a term that is added
   * @param gradient its derivative by the numbers that were read, by label; labels may be missing
   */
  record Term(double objective, double slope, Map<String, double[]> gradient) {}
}
