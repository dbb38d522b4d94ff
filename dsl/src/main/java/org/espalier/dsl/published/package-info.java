/**
 * The search spaces of the literature, each written in the language itself with its paper's sizes.
 *
 * <p>The words that people type for them are in {@link org.espalier.dsl.Spaces}; the list of all is
 * the {@link org.espalier.dsl.published.Catalogue}. New kinds of parts belong to {@code space}.
 */
@NullMarked
package org.espalier.dsl.published;

import org.jspecify.annotations.NullMarked;
