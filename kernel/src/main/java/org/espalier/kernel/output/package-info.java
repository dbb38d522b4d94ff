/**
 * Where what a cell shows goes: the contract that a Jupyter client, an executed notebook file and a
 * terminal fulfil alike, and the process's standard streams, divided among the cells.
 */
@NullMarked
package org.espalier.kernel.output;

import org.jspecify.annotations.NullMarked;
