package org.espalier.stdlib.engine;

import org.espalier.dsl.operation.Weight;

/** By which arrays a loss is differentiated; what is not asked for is not computed. */
public enum GradientsOf {
  /** By what is learned. */
  WEIGHTS,
  /** By the weights of the mixtures. */
  MIXTURES,
  /** By both. */
  BOTH;

  boolean covers(Weight.Role role) {
    return role.differentiable() && (this == BOTH || (this == WEIGHTS) == role.learned());
  }
}
