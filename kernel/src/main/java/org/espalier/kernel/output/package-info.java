/**
 * Where what a cell shows goes: the contract that a Jupyter client, an executed notebook file and a
 * terminal fulfil alike, and the process's standard streams, divided among the cells.
 *
 * <p>Knows neither messages nor sockets ({@code protocol}), nor how a value becomes a bundle
 * ({@code render}).
 */
@NullMarked
package org.espalier.kernel.output;

import org.jspecify.annotations.NullMarked;
