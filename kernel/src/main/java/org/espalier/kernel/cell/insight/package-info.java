/**
 * What can stand at a place in a cell, and what a name there is: asked of the compiler's own
 * resolution, without running anything and without a trace.
 */
@NullMarked
package org.espalier.kernel.cell.insight;

import org.jspecify.annotations.NullMarked;
