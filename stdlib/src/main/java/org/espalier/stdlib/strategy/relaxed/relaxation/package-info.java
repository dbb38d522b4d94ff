/**
 * From free parameters to a point of the feasible set. Draws nothing; that is {@code sampler}'s.
 */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.relaxation;

import org.jspecify.annotations.NullMarked;
