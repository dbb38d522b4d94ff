/**
 * Recurrent cells, unrolled over the tokens of a {@link
 * org.espalier.dsl.space.recurrent.LanguageModel}.
 *
 * <p>Encoders and decoders of whole sequences live in {@code sequence}.
 */
@NullMarked
package org.espalier.dsl.space.recurrent;

import org.jspecify.annotations.NullMarked;
