/**
 * How long the work that searches are made of takes: what {@code ./espalier bench} times. What was
 * measured, changed and dropped is in {@code notes.md} beside this file.
 */
@NullMarked
package org.espalier.stdlib.benchmark;

import org.jspecify.annotations.NullMarked;
