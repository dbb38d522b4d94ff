package org.espalier.stdlib.engine;

/** How a graph runs. */
public enum Form {
  /** Lowered once to an MXNet symbol: one native call forward, one backward. MXNet only. */
  COMPILED,
  /**
   * Cut into chains of nodes, each lowered once for all graphs of a store that have the like: one
   * native call for each chain. For graphs of which each runs only a few times. Chains of small
   * graphs that are differentiated stay bound to the store's arrays, up to 256 MB. MXNet only.
   */
  PIECEWISE,
  /** Operation by operation through DJL's arrays: any engine; the reference for the other form. */
  PORTABLE
}
