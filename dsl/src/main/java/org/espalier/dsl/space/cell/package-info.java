/**
 * Cells: small graphs that a network repeats, and how their architectures are written.
 *
 * <p>Chains of blocks of growing width live in {@code stage}.
 */
@NullMarked
package org.espalier.dsl.space.cell;

import org.jspecify.annotations.NullMarked;
