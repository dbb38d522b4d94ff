package org.espalier.stdlib.engine;

import ai.djl.ndarray.types.DataType;

/** How exact an engine's numbers are. */
public enum Precision {
  /** 32 bits: what networks are trained in. */
  SINGLE(DataType.FLOAT32),
  /** 64 bits: for checks against formulas; portable form only. */
  DOUBLE(DataType.FLOAT64);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  int bytes() {
    return type.getNumOfBytes();
  }

  DataType type() {
    return type;
  }
}
