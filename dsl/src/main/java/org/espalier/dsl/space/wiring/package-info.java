/**
 * Graphs of layers that are wired freely: drawn at random by a {@link
 * org.espalier.dsl.space.wiring.Generator}, or edge by edge in a {@link
 * org.espalier.dsl.space.wiring.LayerGraph}.
 *
 * <p>Chains with skip connections live in {@code chain}.
 */
@NullMarked
package org.espalier.dsl.space.wiring;

import org.jspecify.annotations.NullMarked;
