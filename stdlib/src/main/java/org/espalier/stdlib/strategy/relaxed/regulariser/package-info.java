/**
 * What is added to a loss, or multiplied with it: costs expected of a supernet, entropies,
 * divergences. Values and slopes are by formula; nothing is measured here.
 */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.regulariser;

import org.jspecify.annotations.NullMarked;
