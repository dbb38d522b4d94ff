/**
 * Files that other programs, or this one later, read: architectures as JSON.
 *
 * <p>The field's text forms of an architecture belong to its space.
 */
@NullMarked
package org.espalier.stdlib.exchange;

import org.jspecify.annotations.NullMarked;
