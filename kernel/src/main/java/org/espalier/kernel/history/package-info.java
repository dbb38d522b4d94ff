/**
 * What was run in every session, kept over restarts, and the questions that front ends ask about
 * it.
 *
 * <p>Knows neither messages ({@code protocol}) nor how a cell runs ({@code cell}).
 */
@NullMarked
package org.espalier.kernel.history;

import org.jspecify.annotations.NullMarked;
