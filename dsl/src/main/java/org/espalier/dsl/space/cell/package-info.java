/**
 * Cells: small graphs that a network repeats, and how their architectures are written: {@link
 * org.espalier.dsl.space.cell.Cell} reads one output, {@link
 * org.espalier.dsl.space.cell.TwoInputCell} the two before it; {@link
 * org.espalier.dsl.space.cell.Genotype} is the DARTS family's text; {@link
 * org.espalier.dsl.space.cell.Mixing} what a supernet has on an edge.
 *
 * <p>Chains of blocks of growing width live in {@code stage}.
 */
@NullMarked
package org.espalier.dsl.space.cell;

import org.jspecify.annotations.NullMarked;
