package org.espalier.stdlib.engine;

/** Which statistics batch norms use. */
public enum Mode {
  /** The batch's own. */
  TRAINING,
  /** The running ones. */
  EVALUATION
}
