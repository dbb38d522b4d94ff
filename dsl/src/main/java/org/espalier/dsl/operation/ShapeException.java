package org.espalier.dsl.operation;

/** Tensors that do not fit an operation, said with both shapes. */
public final class ShapeException extends IllegalArgumentException {
  /** A message in the user's words. */
  public ShapeException(String message) {
    super(message);
  }
}
