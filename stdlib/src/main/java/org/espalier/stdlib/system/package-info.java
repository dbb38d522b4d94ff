/**
 * Named systems of differentiable search: each says how it differs from DARTS by the parts of
 * {@code strategy.relaxed}, with its paper's settings as defaults, and does nothing itself. {@link
 * org.espalier.stdlib.system.DifferentiableSearch} brings them together with a space and data.
 */
@NullMarked
package org.espalier.stdlib.system;

import org.jspecify.annotations.NullMarked;
