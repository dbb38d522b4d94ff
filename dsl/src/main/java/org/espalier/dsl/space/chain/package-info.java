/**
 * Chains of layers in which every layer may read any of the layers before it: the {@link
 * org.espalier.dsl.space.chain.Chain} of Zoph and Le, and the {@link
 * org.espalier.dsl.space.chain.Macro} networks of ENAS.
 *
 * <p>Stages of blocks that read only the block before live in {@code stage}.
 */
@NullMarked
package org.espalier.dsl.space.chain;

import org.jspecify.annotations.NullMarked;
