/**
 * What a cell finds when it begins: the words that are imported, how Espalier's own values are
 * shown, and the screen on which a running search shows its progress. The Jupyter kernel and {@code
 * espalier run} begin every session here, so that a cell means the same in both.
 */
@NullMarked
package org.espalier.kernel.session;

import org.jspecify.annotations.NullMarked;
