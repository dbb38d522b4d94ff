package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;

/**
 * An architecture, and why this one.
 *
 * @param architecture what was derived
 * @param reasons one line for each decision, with the numbers that decided
 */
public record Derived(Architecture architecture, List<String> reasons) {
  /** Copies. */
  public Derived {
    reasons = List.copyOf(reasons);
  }
}
