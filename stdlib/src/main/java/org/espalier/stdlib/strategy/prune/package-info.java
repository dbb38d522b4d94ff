/**
 * Searches that begin with every option of every choice and take options away until one of each is
 * left: which are left, what is asked about them, and the loop.
 *
 * <p>What a set of options is worth is a function that the search is given; how a supernet of such
 * a set runs is told in {@code supernet}.
 */
@NullMarked
package org.espalier.stdlib.strategy.prune;

import org.jspecify.annotations.NullMarked;
