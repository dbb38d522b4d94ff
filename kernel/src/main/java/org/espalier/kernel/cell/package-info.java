/**
 * From the text of a cell to its value: compiling and running Kotlin, stopping it, completing and
 * explaining it.
 *
 * <p>Knows the Kotlin compiler. Does not know Jupyter's messages ({@code protocol}). How a value is
 * shown is {@code render}'s concern; only the words of cells ({@link
 * org.espalier.kernel.cell.Notebook}) call it.
 *
 * <p><b>Many cells.</b> The compiler's thread, CPU milliseconds a cell, and what stays on the heap;
 * JDK 17, C1, {@code -Xmx1g}, two cores that others kept busy (so CPU time, not time by the clock).
 * Cells of {@code val xN = N}, in brackets five kinds in turn (declaring, using, redefining,
 * computing, failing):
 *
 * <pre>
 *                          cells 51-100   401-500   901-1000   MB a cell
 * before                        31 (44)   52 (74)   79 (134)   0.60 (0.69)
 * cells leave no caches         28 (34)   52 (33)   91 (49)    0.09 (0.04)
 * and one index of classes      32        32        35         0.07
 * </pre>
 *
 * <p>What stayed of a cell was not what it declares but half a megabyte of the caches of its own
 * compiler session, and objects of each cell as keys in caches that all share; what grew with the
 * cells was that every name was looked up in all cells before it, one after the other. See {@code
 * compile.Leftovers} and {@code compile.EarlierCells}. A cell that declares nothing is not
 * remembered at all. A thousand cells of the five kinds over sockets ({@code ManyCellsTest}) take
 * 65 s on two free cores, 10 s of them for the first hundred and 6 s for the last.
 *
 * <p><b>What is Kotlin's own.</b> A public {@code val a = object { val n = 1 }} has the type {@code
 * Any} for others.
 */
@NullMarked
package org.espalier.kernel.cell;

import org.jspecify.annotations.NullMarked;
