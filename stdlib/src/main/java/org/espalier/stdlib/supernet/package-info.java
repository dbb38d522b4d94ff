/**
 * Supernets that run on an engine: what {@code strategy.relaxed} searches in. Which parts a search
 * is made of is unknown here.
 */
@NullMarked
package org.espalier.stdlib.supernet;

import org.jspecify.annotations.NullMarked;
