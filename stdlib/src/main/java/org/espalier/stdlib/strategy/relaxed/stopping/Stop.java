package org.espalier.stdlib.strategy.relaxed.stopping;

/**
 * That a search ends.
 *
 * @param at the epoch after which it ends, from 0
 * @param snapshot the epoch whose architecture counts, from 0; no later than {@code at}
 * @param reason why, with the numbers
 */
public record Stop(int at, int snapshot, String reason) {}
