/**
 * Networks that make an image of an image: sections of convolutions without norms, layers that
 * enlarge, and a class for every pixel.
 *
 * <p>What ends in classes for the whole image lives in {@code space} itself.
 */
@NullMarked
package org.espalier.dsl.space.image;

import org.jspecify.annotations.NullMarked;
