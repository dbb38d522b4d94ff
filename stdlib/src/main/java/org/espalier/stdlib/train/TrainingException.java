package org.espalier.stdlib.train;

/** A training that cannot go on, with what can be done. */
public final class TrainingException extends RuntimeException {
  /** A message in the user's words. */
  public TrainingException(String message) {
    super(message);
  }
}
