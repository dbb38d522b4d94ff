/**
 * The javadoc of our own words while the program runs, in a form that a front end shows.
 *
 * <p>When a module is compiled, an annotation processor (therapi-runtime-javadoc-scribe) writes the
 * comments of each class beside it, as JSON. {@code Comments} reads that, {@code Comment} takes a
 * comment apart, {@code Page} puts together what is shown, as one tree that is written as plain
 * text, as Markdown and as HTML. The processor's own reader was not taken: it ends an inline tag at
 * the first closing brace, so that code with a lambda in it falls apart.
 *
 * <p>The comments make the jars of dsl and stdlib larger by a quarter and by a fifth (670 to 835
 * kB, 525 to 627 kB). Classes that were compiled before the processor was there must be compiled
 * again.
 *
 * <p>Knows neither Kotlin nor what was asked: that is {@code insight}'s.
 */
@NullMarked
package org.espalier.kernel.cell.javadoc;

import org.jspecify.annotations.NullMarked;
