/**
 * What a user reads when a cell failed: cell number, line, the source line, the user's own frames
 * first. Neither compiles nor runs anything.
 */
@NullMarked
package org.espalier.kernel.cell.failure;

import org.jspecify.annotations.NullMarked;
