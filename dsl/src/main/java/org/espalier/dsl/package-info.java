/** The dsl module's root. */
@NullMarked
package org.espalier.dsl;

import org.jspecify.annotations.NullMarked;
