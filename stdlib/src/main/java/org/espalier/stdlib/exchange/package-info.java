/**
 * Files that other programs, or this one later, read: architectures as JSON, ours and that of
 * ProxylessNAS and once-for-all networks; traces as JSON, checkpoints of searches bit by bit.
 *
 * <p>The field's text forms of an architecture that need no JSON belong to its space.
 */
@NullMarked
package org.espalier.stdlib.exchange;

import org.jspecify.annotations.NullMarked;
