/**
 * What a user may have meant by a word: for whoever reads words that users type: names of
 * operations, the launcher's commands, the magics. Knows none of these words itself.
 */
@NullMarked
package org.espalier.dsl.word;

import org.jspecify.annotations.NullMarked;
