package org.espalier.stdlib.engine;

/** How a graph runs. */
public enum Form {
  /** Lowered once to an MXNet symbol: one native call forward, one backward. MXNet only. */
  COMPILED,
  /** Operation by operation through DJL's arrays: any engine; the reference for the other form. */
  PORTABLE
}
