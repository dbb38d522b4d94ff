/** From a value to its MIME bundle: one renderer per type, no drawing logic. */
@NullMarked
package org.espalier.kernel.render;

import org.jspecify.annotations.NullMarked;
