/**
 * What every kind of space is made of: a {@link org.espalier.dsl.space.part.Part} of a network, the
 * {@link org.espalier.dsl.space.part.Flow} between parts, the {@link
 * org.espalier.dsl.space.part.Choices} that decide, a {@link org.espalier.dsl.space.part.Site}
 * where a candidate operation is built.
 *
 * <p>Kinds of parts live beside this room ({@code cell}, {@code stage} and so on), not in it.
 */
@NullMarked
package org.espalier.dsl.space.part;

import org.jspecify.annotations.NullMarked;
