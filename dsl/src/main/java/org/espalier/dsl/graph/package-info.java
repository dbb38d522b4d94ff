/**
 * {@link org.espalier.dsl.graph.Graph}: a directed acyclic graph of operations with shapes, weights
 * and costs. A child network, a cell and a supernet are all this one type, so one compiler, one
 * counter and one drawing serve all.
 *
 * <p>How a graph comes out of a space is told in {@code space}; how it runs, in the engine's
 * module.
 */
@NullMarked
package org.espalier.dsl.graph;

import org.jspecify.annotations.NullMarked;
