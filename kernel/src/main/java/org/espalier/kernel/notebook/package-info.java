/**
 * Notebook files without Jupyter: reading and writing nbformat 4, running the cells of one through
 * a {@link org.espalier.kernel.cell.CellEvaluator}, recording what they show, and the page made of
 * it.
 *
 * <p>Knows nothing of Jupyter's messages, of the Kotlin compiler, or of the command line.
 */
@NullMarked
package org.espalier.kernel.notebook;

import org.jspecify.annotations.NullMarked;
