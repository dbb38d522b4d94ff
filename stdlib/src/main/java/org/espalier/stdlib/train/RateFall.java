package org.espalier.stdlib.train;

/** When a learning rate falls along its cosine. */
public enum RateFall {
  /** With each step. */
  BY_STEP,
  /** Between epochs only, as in DARTS' code for images. */
  BY_EPOCH,
  /** Never: it stays what it is in the first step, as in DARTS' code for texts. */
  NEVER
}
