/**
 * The face of a space that algorithms see: a {@link org.espalier.dsl.architecture.SearchSpace} of
 * {@link org.espalier.dsl.architecture.Architecture}s, one choice for every decision, with what
 * moves from one to another.
 *
 * <p>How people describe a space is told in {@code space}.
 */
@NullMarked
package org.espalier.dsl.architecture;

import org.jspecify.annotations.NullMarked;
