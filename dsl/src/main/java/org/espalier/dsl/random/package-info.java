/** Seeds and the streams of random numbers that they are split into, one per purpose. */
@NullMarked
package org.espalier.dsl.random;

import org.jspecify.annotations.NullMarked;
