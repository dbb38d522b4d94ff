/**
 * Stages: chains of blocks of equal width, such as MBConv, and how their architectures are written.
 *
 * <p>Graphs inside a block that are searched themselves live in {@code cell}.
 */
@NullMarked
package org.espalier.dsl.space.stage;

import org.jspecify.annotations.NullMarked;
