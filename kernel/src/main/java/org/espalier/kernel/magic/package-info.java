/**
 * Commands beside Kotlin: lines of a cell that begin with {@code %}.
 *
 * <p>A magic knows the notebook through {@link org.espalier.kernel.magic.Session} only; where a
 * magic stands in a cell, and running Kotlin, is {@code cell}'s concern.
 */
@NullMarked
package org.espalier.kernel.magic;

import org.jspecify.annotations.NullMarked;
