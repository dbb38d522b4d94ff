/**
 * Strategies: which architecture to try next. Each is an immutable description that begins
 * sessions, and a session is asked and told; the only loop is in {@code study}.
 *
 * <p>A strategy knows a space by its flat face and a trial by its score, never an engine or data.
 */
@NullMarked
package org.espalier.stdlib.strategy;

import org.jspecify.annotations.NullMarked;
