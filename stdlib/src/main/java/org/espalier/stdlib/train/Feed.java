package org.espalier.stdlib.train;

import java.util.List;
import org.espalier.stdlib.engine.Batch;

/** Holds one batch of examples at a time, as a network wants it. */
interface Feed {
  /** The loaded batch. */
  Batch batch();

  /** What is wanted for it, as probabilities. */
  float[] target(double smoothing);

  /** What a network handed on when it had seen the loaded batch. */
  default void handOn(List<float[]> states) {}
}
