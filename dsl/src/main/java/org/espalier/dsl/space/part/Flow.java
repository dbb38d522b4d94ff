package org.espalier.dsl.space.part;

import org.espalier.dsl.graph.Node;

/**
 * What runs from part to part of a network: the last output and the one before it, which cells of
 * the NASNet and DARTS families read as well. Behind the first part both are the same.
 *
 * @param before the output of the part before the last
 * @param last the output of the last part
 */
public record Flow(Node before, Node last) {
  /** Where only one output exists so far. */
  public static Flow of(Node only) {
    return new Flow(only, only);
  }

  /** Behind one more part. */
  public Flow then(Node next) {
    return new Flow(last, next);
  }
}
