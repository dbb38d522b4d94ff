/**
 * What networks cost, by formula: parameters, multiply-adds, memory, latency from a table; and
 * bounds on them.
 *
 * <p>Each operation knows its own counts ({@code operation}); a graph adds them up ({@code graph}).
 * What is measured by running belongs to an engine's module.
 */
@NullMarked
package org.espalier.dsl.cost;

import org.jspecify.annotations.NullMarked;
