/**
 * Libraries for graphics cards: what an engine needs, fetching it through Maven, unpacking it, and
 * removing it again; and a check of all that is to run on a card. Whether and how engines load them
 * is decided in {@code stdlib}; what is printed and asked, in {@code command}.
 */
@NullMarked
package org.espalier.kernel.gpu;

import org.jspecify.annotations.NullMarked;
