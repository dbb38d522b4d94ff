package org.espalier.kernel.cell.compile;

/**
 * What the compiler has against a cell.
 *
 * @param line line in the cell, from 1; 0 when it concerns no line
 * @param column column in that line, from 1; 0 when unknown
 * @param message the compiler's words
 */
public record Problem(int line, int column, String message) {}
