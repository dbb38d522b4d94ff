/**
 * The layers that networks are made of. Each is an immutable value that knows its output shape, its
 * weights and its multiply-adds from its input shapes alone; nothing here runs.
 *
 * <p>Recipes of several layers (a separable convolution, an MBConv block) live in {@code space}.
 */
@NullMarked
package org.espalier.dsl.operation;

import org.jspecify.annotations.NullMarked;
