/**
 * Work that goes on side by side: tasks in lanes, taken in the order in which they began, and ended
 * together where somebody interrupts.
 *
 * <p>What the work is, and how many lanes it bears, is told in {@code estimate} and {@code study};
 * how many threads an engine has for it, in {@code engine}.
 */
@NullMarked
package org.espalier.stdlib.lane;

import org.jspecify.annotations.NullMarked;
