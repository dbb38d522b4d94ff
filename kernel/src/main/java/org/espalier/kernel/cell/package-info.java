/**
 * From the text of a cell to its value: compiling and running Kotlin, stopping it, completing and
 * explaining it.
 *
 * <p>Knows the Kotlin compiler. Knows neither Jupyter's messages ({@code protocol}) nor how a value
 * is shown ({@code render}).
 */
@NullMarked
package org.espalier.kernel.cell;

import org.jspecify.annotations.NullMarked;
