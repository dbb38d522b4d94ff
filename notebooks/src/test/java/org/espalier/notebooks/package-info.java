/** The notebooks as readers meet them: through the launcher, through Jupyter, in a browser. */
@NullMarked
package org.espalier.notebooks;

import org.jspecify.annotations.NullMarked;
