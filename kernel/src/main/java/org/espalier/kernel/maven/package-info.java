/**
 * Maven's repositories as the user has set them up: the local one, and Maven Central or the mirror
 * that stands for it. What is wanted from them is decided in {@code magic} and {@code gpu}.
 */
@NullMarked
package org.espalier.kernel.maven;

import org.jspecify.annotations.NullMarked;
