package org.espalier.stdlib.train;

import java.util.function.IntConsumer;

/**
 * The batches of one pass over what is learned from, one after the other.
 *
 * @param steps how many batches there are
 * @param load loads a batch by its number, from 0; what was loaded before is gone
 * @param feed where it is loaded
 */
record Pass(int steps, IntConsumer load, Feed feed) {}
