/**
 * How well one score orders networks that another score, or a table, orders for good: rank
 * correlations, measures of the best few, their confidence intervals, and the panel that shows
 * them; also several orders made into one.
 *
 * <p>Where scores come from is told in {@code estimate} and {@code proxy}; here they are columns of
 * numbers, of which more is better. Hipparchus computes the correlations and the ranks.
 */
@NullMarked
package org.espalier.stdlib.rank;

import org.jspecify.annotations.NullMarked;
