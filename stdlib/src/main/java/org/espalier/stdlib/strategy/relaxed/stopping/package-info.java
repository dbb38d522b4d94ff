/**
 * When a search ends, and which epoch counts: rules over the numbers of its trace, which know
 * nothing of how they came about; and the largest eigenvalue of a Hessian, which one rule watches.
 */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.stopping;

import org.jspecify.annotations.NullMarked;
