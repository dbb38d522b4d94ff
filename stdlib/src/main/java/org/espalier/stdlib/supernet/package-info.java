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
 * ones are kept; a DARTS supernet has 8^28 of them, so most are new. What a new path costs, medians
 * of five on a busy machine with two cores, batches of 16:
 *
 * <pre>
 *                              compile   first step   later steps
 *   C=16, 8 cells, MXNet        160 ms       694 ms        513 ms
 *   C=16, 8 cells, PyTorch      109 ms       508 ms        431 ms
 *   C=4, 3 cells, PyTorch        18 ms        56 ms         49 ms
 * </pre>
 *
 * <p>So a path that is compiled for one step costs two thirds more than a known one, which is far
 * less than the other seven eighths of the operations would.
 */
@NullMarked
package org.espalier.stdlib.supernet;

import org.jspecify.annotations.NullMarked;
