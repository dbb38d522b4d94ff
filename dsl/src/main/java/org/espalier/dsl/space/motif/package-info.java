/**
 * Hierarchical motifs: small graphs whose edges carry operations or lower motifs, shared by all
 * edges that carry them.
 *
 * <p>Cells whose nodes sum their edges live in {@code cell}.
 */
@NullMarked
package org.espalier.dsl.space.motif;

import org.jspecify.annotations.NullMarked;
