/**
 * What a search is for: metrics, constraints on them, and the objective that orders trials.
 *
 * <p>How a metric comes to its number is told in {@code estimate}.
 */
@NullMarked
package org.espalier.stdlib.objective;

import org.jspecify.annotations.NullMarked;
