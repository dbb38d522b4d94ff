/**
 * What a user may have meant by a word: for whoever reads words that users type, the launcher's
 * commands and the magics alike. Knows none of these words itself.
 */
@NullMarked
package org.espalier.kernel.word;

import org.jspecify.annotations.NullMarked;
