package org.espalier.kernel.cell.compile;

/**
 * A variable that a cell declares at its top level.
 *
 * @param name as the user wrote it
 * @param lastLine where its declaration ends, in the cell, from 1
 * @param assigned whether running the declaration gives it its value; false for {@code lateinit}
 *     and for a variable that is only a getter
 */
public record Variable(String name, int lastLine, boolean assigned) {}
