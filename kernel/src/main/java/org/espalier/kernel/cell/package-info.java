/**
 * From the text of a cell to its value: compiling and running Kotlin, stopping it, completing and
 * explaining it.
 *
 * <p>Knows the Kotlin compiler. Does not know Jupyter's messages ({@code protocol}). How a value is
 * shown is {@code render}'s concern; only the words of cells ({@link
 * org.espalier.kernel.cell.Notebook}) call it.
 */
@NullMarked
package org.espalier.kernel.cell;

import org.jspecify.annotations.NullMarked;
