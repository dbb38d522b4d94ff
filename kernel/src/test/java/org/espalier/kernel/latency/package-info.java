/** How long a user waits for this kernel and for others, measured beside each other. */
@NullMarked
package org.espalier.kernel.latency;

import org.jspecify.annotations.NullMarked;
