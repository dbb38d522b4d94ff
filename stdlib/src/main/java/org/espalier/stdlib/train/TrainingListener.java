package org.espalier.stdlib.train;

/** Is told how far a training is. Called on the training's thread; to be quick. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * A step is done.
   *
   * @param epoch which, from 1
   * @param step which of the epoch's, from 1
   * @param steps how many the epoch has
   * @param loss of this step's batch, before its update
   */
  default void step(int epoch, int step, int steps, double loss) {}

  /** An epoch is done. */
  default void epoch(EpochResult result) {}
}
