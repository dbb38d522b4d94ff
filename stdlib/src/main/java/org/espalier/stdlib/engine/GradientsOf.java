package org.espalier.stdlib.engine;

import org.espalier.dsl.operation.Weight;

/** By which arrays a loss is differentiated; what is not asked for is not computed. */
public enum GradientsOf {
  /** By what is learned. */
  WEIGHTS,
  /** By the weights of the mixtures. */
  MIXTURES,
  /** By both. */
  BOTH,
  /** By what is fed: every number of every input. */
  INPUTS;

  boolean covers(Weight.Role role) {
    return switch (this) {
      case INPUTS -> false;
      case BOTH -> role.differentiable();
      case WEIGHTS, MIXTURES -> role.differentiable() && (this == WEIGHTS) == role.learned();
    };
  }
}
