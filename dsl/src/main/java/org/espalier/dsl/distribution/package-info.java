/**
 * Probabilities over the choices of a space, and what architectures cost under them on average, as
 * differentiable search penalises it.
 *
 * <p>The cheapest and dearest architectures are words of {@code architecture}; costs themselves
 * live in {@code cost}.
 */
@NullMarked
package org.espalier.dsl.distribution;

import org.jspecify.annotations.NullMarked;
