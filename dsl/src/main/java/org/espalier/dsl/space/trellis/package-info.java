/**
 * Paths through a trellis of layers and resolutions.
 *
 * <p>The cells that stand on its crossings live in {@code cell}.
 */
@NullMarked
package org.espalier.dsl.space.trellis;

import org.jspecify.annotations.NullMarked;
