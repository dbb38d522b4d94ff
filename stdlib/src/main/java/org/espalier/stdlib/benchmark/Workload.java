package org.espalier.stdlib.benchmark;

/** Something that is timed step by step. */
interface Workload extends AutoCloseable {
  /** One step, to its very end: native work included. */
  void step();

  /** How many learned numbers there are. */
  long parameters();

  @Override
  void close();
}
