/** One rewrite rule per class; the named lists of them are in {@code Rules}. */
@NullMarked
package org.espalier.dsl.rewrite.rule;

import org.jspecify.annotations.NullMarked;
