/**
 * Networks that read a whole sequence at once: encoders whose layers split their features among
 * attention, recurrence and convolution, decoders with queries of their own, heads that pool over
 * time.
 *
 * <p>Recurrent cells that are searched node by node live in {@code recurrent}.
 */
@NullMarked
package org.espalier.dsl.space.sequence;

import org.jspecify.annotations.NullMarked;
