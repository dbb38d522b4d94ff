/** The kernel module's root. */
@NullMarked
package org.espalier.kernel;

import org.jspecify.annotations.NullMarked;
