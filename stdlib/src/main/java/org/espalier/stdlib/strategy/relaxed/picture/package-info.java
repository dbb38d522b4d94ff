/**
 * What a differentiable search looks like: its curves, the heat map of its choices, the report of
 * its result, and all of them while it runs. Reads traces and results alone; draws nothing itself,
 * which {@code draw} does.
 */
@NullMarked
package org.espalier.stdlib.strategy.relaxed.picture;

import org.jspecify.annotations.NullMarked;
