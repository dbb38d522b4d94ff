/** From a point of the feasible set to the mixing weights of one pass. */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.sampler;

import org.jspecify.annotations.NullMarked;
