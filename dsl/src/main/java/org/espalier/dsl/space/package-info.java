/**
 * From words to spaces. The words ({@code cell()}, {@code stage()}, {@code network()}) build
 * immutable descriptions; {@code network(...)} numbers them, gathers their decisions and becomes a
 * {@link org.espalier.dsl.architecture.SearchSpace}; a space turns an architecture into a graph.
 *
 * <p>Read {@link org.espalier.dsl.space.Network} first, then {@link
 * org.espalier.dsl.space.part.Part}. Algorithms belong to {@code architecture} and beyond, not
 * here.
 */
@NullMarked
package org.espalier.dsl.space;

import org.jspecify.annotations.NullMarked;
