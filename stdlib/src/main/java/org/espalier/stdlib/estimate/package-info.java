/**
 * Estimators: from an architecture to an evaluation, which says its numbers and how they came
 * about.
 *
 * <p>Which architectures are tried is told in {@code strategy}; when and in which order, in {@code
 * study}.
 */
@NullMarked
package org.espalier.stdlib.estimate;

import org.jspecify.annotations.NullMarked;
