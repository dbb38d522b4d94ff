/** The stdlib module's root. */
@NullMarked
package org.espalier.stdlib;

import org.jspecify.annotations.NullMarked;
