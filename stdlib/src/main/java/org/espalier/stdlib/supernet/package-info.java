/**
 * Supernets that run on an engine: what {@code strategy.relaxed} searches in. Which parts a search
 * is made of is unknown here.
 *
 * <p>A supernet may become another one in place ({@code CompiledSupernet.rebuild}): its store ends
 * before the next begins, so the two never share the memory; {@code Widening} takes numbers over.
 * What is dropped at random ({@code Masks}) is a graph of its own with masks as further inputs,
 * compiled when a rate first differs from 0: without a rate nothing has changed. Evaluation always
 * runs the graph without masks, so a search that drops something holds both.
 *
 * <p>Where a sampler draws paths, the graph of the active options alone is compiled, and the last
 * ones are kept; a DARTS supernet has 8^28 of them, so most are new. Where weights learn, it is the
 * path's own network without mixing weights, which is cheaper to compile. Processor time of one
 * thread, batches of 16 on MXNet, means:
 *
 * <pre>
 *                                   compile   first step   later steps
 *   C=4, 3 cells    mixed path        28 ms       101 ms         39 ms
 *                   own network       17 ms        67 ms         38 ms
 *   C=16, 8 cells   mixed path       172 ms       806 ms        604 ms
 *                   own network      116 ms       738 ms        586 ms
 * </pre>
 *
 * <p>Since losses are bound to their arrays ({@code engine.LossProgram}) the third line is 152, 671
 * and 460 ms, on a quieter machine.
 *
 * <p>Running a path piecewise or operation by operation instead is no faster on the whole; figures
 * are in the notes of {@code benchmark}.
 */
@NullMarked
package org.espalier.stdlib.supernet;

import org.jspecify.annotations.NullMarked;
