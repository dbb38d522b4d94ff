/** From what a search learned to an architecture. Trains nothing. */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.derivation;

import org.jspecify.annotations.NullMarked;
