/**
 * From the text of a cell to class files: Kotlin's K2 read-eval-print compiler, driven from Java.
 *
 * <p>The compiler remembers every cell that compiled; what failed leaves no trace. Nothing here
 * runs a cell ({@code run}) or words an error for the user ({@code failure}).
 */
@NullMarked
package org.espalier.kernel.cell.compile;

import org.jspecify.annotations.NullMarked;
