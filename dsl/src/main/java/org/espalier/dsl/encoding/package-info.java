/**
 * Architectures as what algorithms read: vectors of numbers, graphs with features, and distances
 * between them.
 *
 * <p>An encoding belongs to a space and has one length for all its architectures. Plain option
 * indices and numbers in [0, 1] are words of {@code architecture} itself; what learns from
 * encodings lives in other modules.
 */
@NullMarked
package org.espalier.dsl.encoding;

import org.jspecify.annotations.NullMarked;
