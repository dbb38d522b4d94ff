/**
 * Cells whose vertices carry the operations and whose edges are decided too, as in NAS-Bench-101:
 * their networks, their text, their graphs and how unique ones are found.
 *
 * <p>Cells with operations on their edges live in {@code cell}.
 */
@NullMarked
package org.espalier.dsl.space.vertex;

import org.jspecify.annotations.NullMarked;
