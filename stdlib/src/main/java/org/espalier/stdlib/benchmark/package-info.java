/**
 * How long the work that searches are made of takes, and whether searches find anything: what
 * {@code ./espalier bench} does. What was measured, changed and dropped is in {@code notes.md}
 * beside this file.
 */
@NullMarked
package org.espalier.stdlib.benchmark;

import org.jspecify.annotations.NullMarked;
