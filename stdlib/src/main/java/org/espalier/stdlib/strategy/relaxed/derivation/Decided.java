package org.espalier.stdlib.strategy.relaxed.derivation;

/**
 * An edge that a search decided before its end.
 *
 * @param epoch when, from 0
 * @param label which, such as {@code normal/edge.0-2}
 * @param option for which operation
 */
public record Decided(int epoch, String label, String option) {}
