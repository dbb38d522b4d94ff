/**
 * Graphs, curves and tables as pictures. Knows nothing of notebooks: a picture is a value with an
 * SVG, a PNG and a text form.
 */
@NullMarked
package org.espalier.stdlib.draw;

import org.jspecify.annotations.NullMarked;
