/**
 * The one loop of every search: ask the strategy, estimate, tell; with progress, interruption, and
 * trials that nothing takes away again.
 */
@NullMarked
package org.espalier.stdlib.study;

import org.jspecify.annotations.NullMarked;
