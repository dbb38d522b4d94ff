package org.espalier.stdlib.train;

import java.util.List;
import org.espalier.stdlib.engine.Batch;

/** The batches of one pass over what is learned from, one after the other. */
interface Feed {
  /** How many batches there are. */
  int steps();

  /** Loads a batch; what was loaded before is gone. */
  void load(int step);

  /** The loaded batch. */
  Batch batch();

  /** What is wanted for it, as probabilities. */
  float[] target(double smoothing);

  /** What a network handed on when it had seen the loaded batch. */
  default void handOn(List<float[]> states) {}
}
