/**
 * Training one network on images or on a text: settings, the loop, what came out. How arrays move
 * is the engine's; which networks are trained, the strategies'.
 */
@NullMarked
package org.espalier.stdlib.train;

import org.jspecify.annotations.NullMarked;
