/**
 * Running compiled cells: class loading, a thread per cell, and the ways to stop one.
 *
 * <p>The class files of cells are changed before they are loaded, so that a busy loop can be
 * stopped on any JDK and {@code System.exit} can't end the process. Compiling is {@code compile}'s
 * work.
 */
@NullMarked
package org.espalier.kernel.cell.run;

import org.jspecify.annotations.NullMarked;
