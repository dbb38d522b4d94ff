package org.espalier.dsl.decision;

import org.jspecify.annotations.Nullable;

/**
 * One thing to decide.
 *
 * @param label its name in the space, such as {@code cell/edge.0-2}; equal labels are one decision
 * @param domain what it chooses from
 * @param condition when it is asked; null for always
 */
public record Decision(String label, Domain domain, @Nullable Condition condition) {
  /** One that is always asked. */
  public static Decision of(String label, Domain domain) {
    return new Decision(label, domain, null);
  }

  /** The same, asked only under a condition. */
  public Decision when(Condition asked) {
    return new Decision(label, domain, asked);
  }
}
